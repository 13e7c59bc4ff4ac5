package dev.tsunagi.terraform;

import module java.base;

import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import org.jspecify.annotations.Nullable;

/// A provider that has a schema and nothing to object to. Terraform does the rest: it checks
/// configurations against the schema, and `mock_provider` invents what a cloud would answer.
final class SchemaProvider implements AutoCloseable {

  private static final String SERVICE = "tfplugin6.Provider/";

  static {
    // Netty's native library is of no use here, and the JDK warns of it.
    System.setProperty("io.grpc.netty.shaded.io.netty.transport.noNative", "true");
  }

  private final Server server;

  SchemaProvider(ProviderSchema schema) throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .directExecutor()
            .fallbackHandlerRegistry(new Answers(schema.toBytes()))
            .build()
            .start();
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /// To every call an empty message, which says that all is well; to one the schema.
  private static final class Answers extends HandlerRegistry {

    private final byte[] schema;

    Answers(byte[] schema) {
      this.schema = schema;
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(
        String method, @Nullable String authority) {
      if (!method.startsWith(SERVICE)) {
        return null;
      }
      var answer = method.equals(SERVICE + "GetProviderSchema") ? schema : new byte[0];
      return ServerMethodDefinition.create(
          MethodDescriptor.newBuilder(new Bytes(), new Bytes())
              .setType(MethodType.UNARY)
              .setFullMethodName(method)
              .build(),
          ServerCalls.asyncUnaryCall(
              (_, observer) -> {
                observer.onNext(answer);
                observer.onCompleted();
              }));
    }
  }

  private static final class Bytes implements Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
