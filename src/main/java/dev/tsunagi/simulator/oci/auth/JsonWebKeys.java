package dev.tsunagi.simulator.oci.auth;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.crypto.Jwk;
import dev.tsunagi.simulator.oci.wire.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// The public keys of a cluster, given or fetched from it.
public final class JsonWebKeys {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private JsonWebKeys() {}

  public static Cluster.KeySet of(JsonNode set) {
    var keys = parse(set);
    return keyId -> Optional.ofNullable(keys.get(keyId));
  }

  /// Fetches the set whenever a key is asked for that is not known yet.
  public static Cluster.KeySet at(URI url) {
    var known = new ConcurrentHashMap<String, PublicKey>();
    return keyId -> {
      if (!known.containsKey(keyId)) {
        known.putAll(parse(fetch(url)));
      }
      return Optional.ofNullable(known.get(keyId));
    };
  }

  private static Map<String, PublicKey> parse(JsonNode set) {
    var keys = new HashMap<String, PublicKey>();
    for (var key : set.path("keys")) {
      if (key.path("kty").asText().equals("RSA")) {
        keys.put(key.path("kid").asText(), Jwk.parse(key));
      }
    }
    return keys;
  }

  private static JsonNode fetch(URI url) {
    var request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      return Json.object();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Json.object();
    }
  }
}
