package dev.tsunagi.support;

import module java.base;

import dev.tsunagi.kube.LenientJson;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/// What an operator sends to the API server to change something there; for [Rig#start].
public final class Writes {

  private final Queue<String> sent = new ConcurrentLinkedQueue<>();

  private final class Ear implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (!request.method().equals("GET")) {
        sent.add(request.method() + " " + request.uri().getPath());
      }
    }
  }

  public KubernetesClient overhear(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withHttpClientBuilderConsumer(b -> b.addOrReplaceInterceptor("test", new Ear()))
        .withKubernetesSerialization(new LenientJson())
        .build();
  }

  /// Those so far whose method and path match, e.g. `POST .*/externalsecrets`.
  public List<String> like(String regex) {
    return sent.stream().filter(Pattern.compile(regex).asMatchPredicate()).toList();
  }

  public void forget() {
    sent.clear();
  }
}
