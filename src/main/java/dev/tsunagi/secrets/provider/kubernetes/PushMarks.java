package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import io.fabric8.kubernetes.api.model.Secret;

/// Who created what of a Secret, as an annotation of it keeps it: a JSON object from key to owner,
/// in which the empty key is the Secret as a whole. Pure.
record PushMarks(SortedMap<String, String> owners) {

  static final String ANNOTATION = "tsunagi.dev/pushed";

  private static final JsonMapper JSON = new JsonMapper();

  /// What cannot be read says that nobody created anything, so that nothing is taken away.
  static PushMarks of(Secret secret) {
    var text = RemoteSecret.orEmpty(secret.getMetadata().getAnnotations()).get(ANNOTATION);
    if (text == null) {
      return new PushMarks(new TreeMap<>());
    }
    try {
      return new PushMarks(JSON.readValue(text, new TypeReference<TreeMap<String, String>>() {}));
    } catch (JsonProcessingException e) {
      return new PushMarks(new TreeMap<>());
    }
  }

  boolean created(PushAddress address, PushOwner owner) {
    return owner.toString().equals(owners.get(address.property()))
        || owner.toString().equals(owners.get(""));
  }

  boolean createdWhole(PushOwner owner) {
    return owner.toString().equals(owners.get(""));
  }

  PushMarks with(PushAddress address, PushOwner owner) {
    var next = new TreeMap<>(owners);
    next.put(address.property(), owner.toString());
    return new PushMarks(next);
  }

  PushMarks without(PushAddress address) {
    var next = new TreeMap<>(owners);
    next.remove(address.property());
    return new PushMarks(next);
  }

  String json() {
    try {
      return JSON.writeValueAsString(owners);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }
}
