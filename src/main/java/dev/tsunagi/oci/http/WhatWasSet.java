package dev.tsunagi.oci.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.oracle.bmc.http.client.internal.ExplicitlySetBmcModel;

/// Leaves out what nobody set, which OCI would take for "none", and keeps null where it was set.
final class WhatWasSet extends SimpleBeanPropertyFilter {

  /// What the SDK's models ask for.
  static final String NAME = "explicitlySetFilter";

  static final WhatWasSet INSTANCE = new WhatWasSet();

  private static final String MEMORY = "__explicitlySet__";

  @Override
  public void serializeAsField(
      Object model, JsonGenerator json, SerializerProvider provider, PropertyWriter property)
      throws Exception {
    if (!property.getName().equals(MEMORY) && isSet(model, property)) {
      property.serializeAsField(model, json, provider);
    }
  }

  private static boolean isSet(Object model, PropertyWriter property) throws Exception {
    return (property instanceof BeanPropertyWriter bean && bean.get(model) != null)
        || (model instanceof ExplicitlySetBmcModel told
            && told.wasPropertyExplicitlySet(property.getName()));
  }
}
