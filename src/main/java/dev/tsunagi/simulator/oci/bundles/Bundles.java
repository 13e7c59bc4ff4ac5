package dev.tsunagi.simulator.oci.bundles;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.secret.Secret;
import dev.tsunagi.simulator.oci.secret.SecretVersion;
import dev.tsunagi.simulator.oci.secret.Secrets;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.vault.Listing;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;

/// Reads the contents of secrets. A secret that is not there yet, or is to go, has none.
public final class Bundles {

  private static final String PATH = "/20190301/secretbundles";
  private static final Set<String> STAGES =
      Set.of("CURRENT", "PENDING", "LATEST", "PREVIOUS", "DEPRECATED");

  private final Store store;
  private final Secrets secrets;
  private final Access access;

  public Bundles(Store store, Secrets secrets, Access access) {
    this.store = store;
    this.secrets = secrets;
    this.access = access;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get("GetSecretBundle", PATH + "/{id}", this::get),
            Route.post("GetSecretBundleByName", PATH + "/actions/getByName", this::getByName),
            Route.get("ListSecretBundleVersions", PATH + "/{id}/versions", this::versions))
        .map(store::guarded)
        .toList();
  }

  private Answer get(Call call) {
    return bundle(call, readable(call, secrets.find(call.path("id")), Verb.READ));
  }

  private Answer getByName(Call call) {
    var name = call.requiredQuery("secretName");
    var vaultId = call.requiredQuery("vaultId");
    return bundle(call, readable(call, secrets.find(vaultId, name), Verb.READ));
  }

  private Answer versions(Call call) {
    var secret = readable(call, secrets.find(call.path("id")), Verb.INSPECT);
    return Paging.page(
        call,
        secret
            .versions()
            .live()
            .sorted(Listing.versionOrder(call))
            .map(version -> common(secret, version))
            .toList());
  }

  private Secret readable(Call call, Optional<Secret> found, Verb verb) {
    var secret = found.orElseThrow(OciError::notAuthorizedOrNotFound);
    access.require(call.principal(), verb, secret.target("secret-bundles"));
    if (!secret.isReadable()) {
      throw OciError.notAuthorizedOrNotFound();
    }
    return secret;
  }

  private Answer bundle(Call call, Secret secret) {
    var version = select(call, secret).orElseThrow(OciError::notAuthorizedOrNotFound);
    if (secret.isBlocked(version, store.now())) {
      throw OciError.invalid("The secret has expired and a rule blocks its retrieval.");
    }
    var body = common(secret, version);
    body.putObject("secretBundleContent")
        .put("contentType", "BASE64")
        .put("content", version.content());
    body.set("metadata", secret.metadata());
    // Not the secret's own etag, which is the one for updates.
    return Answer.ok(body).withEtag("bundle-" + secret.etag());
  }

  /// By number, name or stage, which exclude each other; CURRENT when none is asked for.
  private static Optional<SecretVersion> select(Call call, Secret secret) {
    var number = call.query("versionNumber");
    var name = call.query("secretVersionName");
    var stage = call.choice("stage", STAGES);
    if (Stream.of(number, name, stage).filter(Objects::nonNull).count() > 1) {
      throw OciError.invalid("versionNumber, secretVersionName and stage exclude each other.");
    }
    if (number != null) {
      return secret.versions().find(number(number)).filter(Bundles::isActive);
    }
    if (name != null) {
      return secret.versions().named(name).filter(Bundles::isActive);
    }
    return secret.versions().at(stage == null ? "CURRENT" : stage).filter(Bundles::isActive);
  }

  private static boolean isActive(SecretVersion version) {
    return version.timeOfDeletion() == null;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw OciError.invalid("versionNumber is not a number: " + text);
    }
  }

  private static ObjectNode common(Secret secret, SecretVersion version) {
    var body =
        Json.object()
            .put("secretId", secret.id())
            .put("timeCreated", Json.date(version.timeCreated()))
            .put("versionNumber", version.number())
            .put("versionName", version.name())
            .put("timeOfDeletion", Json.date(version.timeOfDeletion()))
            .put("timeOfExpiry", Json.date(secret.expiry(version)));
    secret.versions().stages(version).forEach(body.putArray("stages")::add);
    return body;
  }
}
