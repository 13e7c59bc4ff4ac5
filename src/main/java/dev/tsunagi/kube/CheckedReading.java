package dev.tsunagi.kube;

import module java.base;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.schema.CommittedCrds;
import dev.tsunagi.api.schema.SpecCheck;
import org.jspecify.annotations.Nullable;

/// Reads a [CheckedResource] and tells it what was wrong with its spec. Who set which field is left
/// out: nobody asks for it, and it would be most of what the caches hold.
final class CheckedReading extends DelegatingDeserializer {

  private final Class<? extends CheckedResource<?, ?>> kind;

  private CheckedReading(
      JsonDeserializer<?> delegate, Class<? extends CheckedResource<?, ?>> kind) {
    super(delegate);
    this.kind = kind;
  }

  static SimpleModule module() {
    return new SimpleModule("checked resources").setDeserializerModifier(new Modifier());
  }

  private static final class Modifier extends BeanDeserializerModifier {

    @Override
    @SuppressWarnings(
        "unchecked") // a class that extends CheckedResource is one of CheckedResource<?, ?>
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
      return CheckedResource.class.isAssignableFrom(bean.getBeanClass())
          ? new CheckedReading(
              deserializer, (Class<? extends CheckedResource<?, ?>>) bean.getBeanClass())
          : deserializer;
    }
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
    return new CheckedReading(delegate, kind);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    var tree = context.readTree(parser);
    if (tree.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
    }
    var problems = SpecCheck.problems(CommittedCrds.schemaOf(kind), tree);
    var read = readWhatCanBeRead(tree, parser, context);
    read.resource.keepProblems(joined(problems, read.refused));
    return read.resource;
  }

  /// What was refused counts only where the schema had nothing to say about it or a part of it.
  private static List<SpecProblem> joined(List<SpecProblem> schema, List<SpecProblem> refused) {
    return Stream.concat(schema.stream(), refused.stream().filter(r -> isNew(r, schema))).toList();
  }

  private static boolean isNew(SpecProblem problem, List<SpecProblem> known) {
    return known.stream().noneMatch(other -> other.path().startsWith(problem.path()));
  }

  private record Reading(CheckedResource<?, ?> resource, List<SpecProblem> refused) {}

  /// Some errors, such as a number beyond an int, come past every handler: then the object is read
  /// without its status, and if that is not enough without its spec.
  private Reading readWhatCanBeRead(
      JsonNode tree, JsonParser parser, DeserializationContext context) throws IOException {
    try {
      return read(tree, parser, context);
    } catch (IOException | RuntimeException e) {
      if (!(tree instanceof ObjectNode object) || object.isEmpty()) {
        throw e;
      }
      if (object.remove("status") != null) {
        return readWhatCanBeRead(object, parser, context);
      }
      if (object.remove("spec") == null) {
        throw e;
      }
      var rest = read(object, parser, context);
      return new Reading(rest.resource, List.of(new SpecProblem("spec", "cannot be read", "")));
    }
  }

  private Reading read(JsonNode tree, JsonParser parser, DeserializationContext context)
      throws IOException {
    try (var again = tree.traverse(parser.getCodec())) {
      again.nextToken();
      var refusals = Refusals.begin(context, again);
      var resource = kind.cast(super.deserialize(again, context));
      return new Reading(resource, refusals.inSpec());
    }
  }

  /// For lists of resources, whose elements a reader may hand over to be filled in.
  @Override
  public Object deserialize(
      JsonParser parser, DeserializationContext context, @Nullable Object into) throws IOException {
    return deserialize(parser, context);
  }
}
