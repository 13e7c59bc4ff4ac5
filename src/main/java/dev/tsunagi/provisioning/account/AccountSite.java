package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.provisioning.MySqlAccount;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.CredentialVault;
import dev.tsunagi.provisioning.account.Sessions.Login;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.secrets.SecretData;

/// The world as one object sees it: its DB system, its vault, its Secret.
///
/// @param systems the MySqlDbSystems of the object's namespace, by name
record AccountSite(
    MySqlAccount object,
    AccountPlatform platform,
    Holder holder,
    AccountNames names,
    Function<String, Optional<MySqlDbSystem>> systems) {

  static AccountSite of(
      MySqlAccount object,
      AccountPlatform platform,
      Function<String, Optional<MySqlDbSystem>> systems) {
    var metadata = object.getMetadata();
    var holder = new Holder(platform.cluster().get(), metadata.getNamespace(), metadata.getName());
    var names = AccountNames.of(holder, object.getSpec().database());
    return new AccountSite(object, platform, holder, names, systems);
  }

  Optional<MySqlDbSystem> system() {
    return systems.apply(object.getSpec().dbSystemRef().name());
  }

  /// The DB system, once one can connect to it.
  MySqlDbSystem readySystem() {
    var name = object.getSpec().dbSystemRef().name();
    var system =
        system()
            .orElseThrow(
                () ->
                    new FailureException(
                        new Failure.Unresolved(
                            ("spec.dbSystemRef.name: there is no MySqlDbSystem \"%s\" in"
                                    + " namespace \"%s\"")
                                .formatted(name, holder.namespace()))));
    var conditions = system.getStatus().conditions();
    if (!Conditions.holds(conditions, MySqlAccountStatuses.READY)) {
      var why =
          Conditions.find(conditions, MySqlAccountStatuses.READY)
              .map(ready -> ": " + ready.message())
              .orElse("");
      throw new FailureException(
          new Failure.Pending("MySqlDbSystem \"%s\" is not ready yet%s".formatted(name, why)));
    }
    return system;
  }

  /// How to connect to it, from the Secret that it hands out, and no other.
  AccountConnection connection(MySqlDbSystem system) {
    var name = system.getStatus().binding().name();
    return platform
        .binding()
        .held(system, name)
        .map(AccountConnection::new)
        .orElseThrow(
            () ->
                new FailureException(
                    new Failure.Pending(
                        "the connection Secret \"%s\" of MySqlDbSystem \"%s\" is not there yet"
                            .formatted(name, system.getMetadata().getName()))));
  }

  Session administer(AccountConnection connection) {
    return platform.sessions().open(server(connection), connection.administrator());
  }

  Sessions.Server server(AccountConnection connection) {
    return connection.server(Wishes.tls(object));
  }

  AccountGateway gateway(Session session) {
    return new AccountGateway(session, names, holder);
  }

  /// Whether this password opens the account.
  boolean opens(AccountConnection connection, KeptCredential kept) {
    try (var _ =
        platform.sessions().open(server(connection), new Login(kept.username(), kept.password()))) {
      return true;
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Denied) {
        return false;
      }
      throw e;
    }
  }

  CredentialVault vault(MySqlDbSystem system) {
    var own = object.getSpec().secretStoreRef();
    var store = own.name().isEmpty() ? system.getSpec().secretStoreRef() : own;
    if (store.equals(StoreRef.NONE)) {
      throw new FailureException(
          new Failure.Invalid(
              "spec.secretStoreRef is missing, and the DB system has none either: the password is"
                  + " kept in the vault of a store before the account gets it; name one with"
                  + " provider oracle"));
    }
    return platform.vaults().of(store, holder.namespace(), "mysqlaccount." + holder.name());
  }

  Optional<KeptCredential> kept(CredentialVault vault) {
    return vault
        .find(names.vaultKey())
        .map(found -> KeptCredential.read(names.vaultKey(), found.value(), holder));
  }

  String secretName() {
    var given = object.getSpec().secretName();
    return given.isEmpty() ? holder.name() : given;
  }

  Optional<SecretData> handedOut() {
    return platform.binding().held(object, secretName());
  }

  String uid() {
    return object.getMetadata().getUid();
  }

  long generation() {
    return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
  }
}
