package dev.tsunagi.simulator.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.google.protobuf.CodedOutputStream;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import org.junit.jupiter.api.Test;

class ProtobufTest {

  /// Writes numbered length-delimited fields.
  private static byte[] message(Object... fields) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < fields.length; i += 2) {
      var value = fields[i + 1];
      out.writeByteArray(
          (Integer) fields[i],
          value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] envelope(String kind, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'k', '8', 's', 0});
    bytes.writeBytes(message(1, message(1, "v1", 2, kind), 2, content, 4, ""));
    return bytes.toByteArray();
  }

  @Test
  void secretIsRead() throws IOException {
    var content =
        message(
            1,
            message(1, "s", 3, "ns", 11, message(1, "l", 2, "x")),
            2,
            message(1, "k", 2, "v"),
            3,
            "Opaque",
            99,
            "from the future");
    assertThat(Protobuf.decode(envelope("Secret", content)))
        .isEqualTo(
            Json.constant(
                """
                {'apiVersion':'v1','kind':'Secret','metadata':{'name':'s','namespace':'ns',
                 'labels':{'l':'x'}},'data':{'k':'dg=='},'type':'Opaque'}
                """));
  }

  @Test
  void otherKindsAreToBeSentAsJson() throws IOException {
    var pod = envelope("Pod", message(1, message(1, "p")));
    assertThatThrownBy(() -> Protobuf.decode(pod))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("protobuf is not known for Pod");
  }

  @Test
  void cutMessagesAreMalformed() throws IOException {
    var whole = envelope("Secret", message(1, message(1, "s")));
    var cut = Arrays.copyOf(whole, whole.length - 3);
    assertThatThrownBy(() -> Protobuf.decode(cut)).hasMessageContaining("malformed protobuf");
  }
}
