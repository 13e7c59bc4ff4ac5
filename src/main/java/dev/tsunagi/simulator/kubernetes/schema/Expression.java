package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Timestamp;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import org.jspecify.annotations.Nullable;

/// A compiled CEL expression over `self` and `oldSelf`.
final class Expression {

  private static final Pattern OLD = Pattern.compile("\\boldSelf\\b");
  private static final Map<String, Expression> COMPILED = new ConcurrentHashMap<>();
  private static final Cel CEL =
      CelFactory.standardCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .addCompilerLibraries(
              CelExtensions.strings(), CelExtensions.lists(), CelExtensions.optional())
          .addRuntimeLibraries(
              CelExtensions.strings(), CelExtensions.lists(), CelExtensions.optional())
          .build();

  private final CelRuntime.Program program;

  private Expression(CelRuntime.Program program) {
    this.program = program;
  }

  /// The expression has no value: it does not compile, or does not suit the object.
  static final class Failed extends Exception {
    Failed(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  static boolean usesOld(String text) {
    return OLD.matcher(text).find();
  }

  static Expression of(String text) throws Failed {
    var known = COMPILED.get(text);
    if (known == null) {
      try {
        known = new Expression(CEL.createProgram(CEL.compile(text).getAst()));
      } catch (CelValidationException | CelEvaluationException e) {
        throw new Failed(e);
      }
      COMPILED.put(text, known);
    }
    return known;
  }

  Object evaluate(JsonNode self, @Nullable JsonNode old, Schema schema) throws Failed {
    var variables = new HashMap<String, Object>();
    variables.put("self", value(self, schema));
    if (old != null) {
      variables.put("oldSelf", value(old, schema));
    }
    try {
      return program.eval(variables);
    } catch (CelEvaluationException e) {
      throw new Failed(e);
    }
  }

  private static Object value(JsonNode node, Schema schema) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        var map = new LinkedHashMap<String, Object>();
        for (var field : node.properties()) {
          if (!field.getValue().isNull()) {
            var name = schema.names(field.getKey()) ? identifier(field.getKey()) : field.getKey();
            map.put(name, value(field.getValue(), schema.child(field.getKey())));
          }
        }
        yield map;
      }
      case ARRAY -> node.valueStream().map(item -> value(item, schema.items())).toList();
      case BOOLEAN -> node.asBoolean();
      case NUMBER ->
          schema.type().equals("number") || !node.isIntegralNumber()
              ? (Object) node.asDouble()
              : (Object) node.asLong();
      default -> scalar(node.asText(), schema);
    };
  }

  private static Object scalar(String text, Schema schema) {
    if (schema.format().equals("date-time")) {
      try {
        var instant = OffsetDateTime.parse(text).toInstant();
        return Timestamp.newBuilder()
            .setSeconds(instant.getEpochSecond())
            .setNanos(instant.getNano())
            .build();
      } catch (DateTimeException e) {
        return text;
      }
    }
    return text;
  }

  /// Names that CEL could not write are escaped.
  private static String identifier(String name) {
    return switch (name) {
      case "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while" ->
          "__" + name + "__";
      default ->
          name.replace("__", "__underscores__")
              .replace(".", "__dot__")
              .replace("-", "__dash__")
              .replace("/", "__slash__");
    };
  }
}
