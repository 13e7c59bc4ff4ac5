package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedInputStream;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.ApiException;

/// Reads the few kinds that kubectl posts as protobuf: it does not fall back to JSON by itself.
final class Protobuf {

  static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

  private static final byte[] MAGIC = {'k', '8', 's', 0};

  /// Message to fields: `number name type`; types are str, bytes (as base64), int, bool or another
  /// message; `*` marks lists, `{}` maps.
  private static final Map<String, Map<Integer, Field>> MESSAGES =
      """
      TypeMeta 1 apiVersion str, 2 kind str
      Meta 1 name str, 2 generateName str, 3 namespace str, 5 uid str, 6 resourceVersion str, 11 labels {}str, 12 annotations {}str, 13 ownerReferences *Owner, 14 finalizers *str
      Owner 1 kind str, 3 name str, 4 uid str, 5 apiVersion str, 6 controller bool, 7 blockOwnerDeletion bool
      Reference 1 kind str, 2 namespace str, 3 name str, 4 uid str, 5 apiVersion str
      Named 1 name str
      Namespace 1 metadata Meta
      ConfigMap 1 metadata Meta, 2 data {}str, 3 binaryData {}bytes, 4 immutable bool
      Secret 1 metadata Meta, 2 data {}bytes, 3 type str, 4 stringData {}str, 5 immutable bool
      ServiceAccount 1 metadata Meta, 2 secrets *Reference, 3 imagePullSecrets *Named, 4 automountServiceAccountToken bool
      Rule 1 verbs *str, 2 apiGroups *str, 3 resources *str, 4 resourceNames *str, 5 nonResourceURLs *str
      Role 1 metadata Meta, 2 rules *Rule
      ClusterRole 1 metadata Meta, 2 rules *Rule
      Subject 1 kind str, 2 apiGroup str, 3 name str, 4 namespace str
      RoleRef 1 apiGroup str, 2 kind str, 3 name str
      RoleBinding 1 metadata Meta, 2 subjects *Subject, 3 roleRef RoleRef
      ClusterRoleBinding 1 metadata Meta, 2 subjects *Subject, 3 roleRef RoleRef
      Deployment 1 metadata Meta, 2 spec DeploymentSpec
      DeploymentSpec 1 replicas int, 2 selector Selector, 3 template Template
      Selector 1 matchLabels {}str
      Template 1 metadata Meta, 2 spec PodSpec
      PodSpec 2 containers *Container, 3 restartPolicy str
      Container 1 name str, 2 image str, 3 command *str, 4 args *str, 6 ports *Port
      Port 3 containerPort int, 4 protocol str
      Job 1 metadata Meta, 2 spec JobSpec
      JobSpec 6 template Template
      TokenRequest 1 metadata Meta, 2 spec TokenSpec
      TokenSpec 1 audiences *str, 3 boundObjectRef Bound, 4 expirationSeconds int
      Bound 1 kind str, 2 apiVersion str, 3 name str, 4 uid str
      SelfSubjectAccessReview 1 metadata Meta, 2 spec AccessSpec
      AccessSpec 1 resourceAttributes Resource, 2 nonResourceAttributes Path
      Resource 1 namespace str, 2 verb str, 3 group str, 4 version str, 5 resource str, 6 subresource str, 7 name str
      Path 1 path str, 2 verb str
      SelfSubjectRulesReview 1 metadata Meta, 2 spec RulesSpec
      RulesSpec 1 namespace str
      SelfSubjectReview 1 metadata Meta
      """
          .lines()
          .collect(
              Collectors.toMap(line -> line.substring(0, line.indexOf(' ')), Protobuf::fields));

  private record Field(String name, String type) {}

  private Protobuf() {}

  private static Map<Integer, Field> fields(String line) {
    return Stream.of(line.substring(line.indexOf(' ') + 1).split(", ", -1))
        .map(text -> List.of(text.split(" ", -1)))
        .collect(
            Collectors.toMap(
                cells -> Integer.valueOf(cells.getFirst()),
                cells -> new Field(cells.get(1), cells.get(2))));
  }

  static ObjectNode decode(byte[] body) {
    if (!Arrays.equals(body, 0, Math.min(4, body.length), MAGIC, 0, 4)) {
      throw ApiException.badRequest("the body is not a Kubernetes protobuf message");
    }
    try {
      var envelope = CodedInputStream.newInstance(body, 4, body.length - 4);
      var object = Json.object();
      for (var tag = envelope.readTag(); tag != 0; tag = envelope.readTag()) {
        switch (tag >>> 3) {
          case 1 -> object = message(envelope.readByteArray(), "TypeMeta");
          case 2 -> object.setAll(content(envelope.readByteArray(), Json.text(object, "kind")));
          default -> envelope.skipField(tag);
        }
      }
      return object;
    } catch (IOException e) {
      throw ApiException.badRequest("malformed protobuf: " + e.getMessage());
    }
  }

  private static ObjectNode content(byte[] bytes, String kind) throws IOException {
    if (!MESSAGES.containsKey(kind)) {
      throw Call.unreadable(
          "application/json, application/yaml (protobuf is not known for " + kind + ")");
    }
    return message(bytes, kind);
  }

  private static ObjectNode message(byte[] bytes, String type) throws IOException {
    var fields = MESSAGES.getOrDefault(type, Map.of());
    var in = CodedInputStream.newInstance(bytes);
    var object = Json.object();
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      var field = fields.get(tag >>> 3);
      if (field == null) {
        in.skipField(tag);
      } else {
        read(in, field, object);
      }
    }
    return object;
  }

  private static void read(CodedInputStream in, Field field, ObjectNode object) throws IOException {
    var type = field.type();
    if (type.startsWith("{}")) {
      entry(in.readByteArray(), type.substring(2), Json.child(object, field.name()));
    } else if (type.equals("*str")) {
      Json.list(object, field.name()).add(in.readStringRequireUtf8());
    } else if (type.startsWith("*")) {
      Json.list(object, field.name()).add(message(in.readByteArray(), type.substring(1)));
    } else {
      single(in, field, object);
    }
  }

  private static void single(CodedInputStream in, Field field, ObjectNode object)
      throws IOException {
    switch (field.type()) {
      case "int" -> object.put(field.name(), in.readInt64());
      case "bool" -> object.put(field.name(), in.readBool());
      case "str" -> {
        // An empty text is how Go writes a missing one.
        var text = in.readStringRequireUtf8();
        if (!text.isEmpty()) {
          object.put(field.name(), text);
        }
      }
      default -> object.set(field.name(), message(in.readByteArray(), field.type()));
    }
  }

  private static void entry(byte[] bytes, String type, ObjectNode map) throws IOException {
    var in = CodedInputStream.newInstance(bytes);
    var key = "";
    var value = new byte[0];
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> key = in.readStringRequireUtf8();
        case 2 -> value = in.readByteArray();
        default -> in.skipField(tag);
      }
    }
    map.put(
        key,
        type.equals("bytes")
            ? Base64.getEncoder().encodeToString(value)
            : new String(value, StandardCharsets.UTF_8));
  }
}
