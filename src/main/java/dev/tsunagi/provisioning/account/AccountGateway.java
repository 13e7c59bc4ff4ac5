package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.account.Ledger.Entry;
import dev.tsunagi.provisioning.account.Ledger.Kind;
import dev.tsunagi.provisioning.account.Seen.SeenAccount;
import dev.tsunagi.provisioning.account.Seen.SeenDatabase;
import dev.tsunagi.secrets.SecretValue;

/// What one object does on its DB system, as its administrator. Each verb can be repeated after it
/// was cut off anywhere.
final class AccountGateway {

  private final Session session;
  private final AccountNames names;
  private final Holder holder;

  AccountGateway(Session session, AccountNames names, Holder holder) {
    this.session = session;
    this.names = names;
    this.holder = holder;
  }

  /// The ledger last: what another object makes meanwhile is announced there before it is there.
  /// What it made while this one looked is looked for once more.
  Seen look() {
    var before = database(Optional.empty());
    var tls = new TreeMap<String, String>();
    session.ask(AccountSql.findUsers(names.users())).forEach(r -> tls.put(r.get(0), r.get(1)));
    var ledger = count(AccountSql.countTables(Ledger.DATABASE)) > 0;
    var entries = ledger ? entries() : List.<Entry>of();
    var accounts = new TreeMap<String, SeenAccount>();
    names.users().forEach(user -> accounts.put(user, account(user, entries, tls)));
    var entry = entry(entries, Kind.DATABASE, names.database());
    var database =
        entry.isPresent() && !before.exists()
            ? database(entry)
            : new SeenDatabase(before.exists(), before.empty(), entry);
    return new Seen(ledger, database, accounts, others(entries));
  }

  private SeenDatabase database(Optional<Entry> entry) {
    var exists = count(AccountSql.countDatabases(names.database())) > 0;
    var empty = count(AccountSql.countTables(names.database())) == 0;
    return new SeenDatabase(exists, empty, entry);
  }

  private List<Entry> entries() {
    return session.ask(Ledger.entries(names.database())).stream().map(Ledger::entry).toList();
  }

  private SeenAccount account(String user, List<Entry> entries, Map<String, String> tls) {
    var exists = tls.containsKey(user);
    return new SeenAccount(
        exists,
        entry(entries, Kind.ACCOUNT, user),
        exists ? privileges(user) : Collections.emptySortedSet(),
        exists && !Objects.requireNonNull(tls.get(user)).isEmpty());
  }

  private SortedSet<String> privileges(String user) {
    return session.ask(AccountSql.findPrivileges(user, names.database())).stream()
        .map(List::getFirst)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Entry> entry(List<Entry> entries, Kind kind, String name) {
    return entries.stream().filter(e -> e.kind() == kind && e.name().equals(name)).findFirst();
  }

  private List<String> others(List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.kind() == Kind.ACCOUNT && !e.owner().equals(holder.toString()))
        .map(Entry::owner)
        .distinct()
        .toList();
  }

  private int count(Sql sql) {
    return Integer.parseInt(session.ask(sql).getFirst().getFirst());
  }

  void openLedger() {
    Ledger.open().forEach(session::run);
  }

  /// Fails as pending if another object has announced it since this one looked.
  void makeDatabase(boolean announced) {
    try {
      announce(Kind.DATABASE, names.database(), announced);
    } catch (FailureException e) {
      throw e.failure() instanceof Failure.Conflict ? announcedByAnother(e) : e;
    }
    session.run(AccountSql.createDatabase(names.database()));
    session.run(Ledger.made(Kind.DATABASE, names.database(), 0));
  }

  private FailureException announcedByAnother(FailureException e) {
    return new FailureException(
        new Failure.Pending(
            "database \"%s\" is being made for another object, too; looking again"
                .formatted(names.database())),
        e);
  }

  void acceptDatabase() {
    session.run(Ledger.found(names.database()));
  }

  void makeAccount(String user, boolean announced, int serial, SecretValue password, boolean tls) {
    announce(Kind.ACCOUNT, user, announced);
    session.run(AccountSql.createUser(user, password, tls));
    recognise(user, serial);
  }

  private void announce(Kind kind, String name, boolean announced) {
    if (!announced) {
      session.run(Ledger.announce(kind, name, names.database(), holder));
    }
  }

  void recognise(String user, int serial) {
    session.run(Ledger.made(Kind.ACCOUNT, user, serial));
  }

  void rekey(String user, int serial, SecretValue password, boolean tls) {
    session.run(AccountSql.alterUser(user, password, tls));
    recognise(user, serial);
  }

  /// What is granted anew comes before what is taken away.
  void adjust(String user, SortedSet<String> missing, SortedSet<String> excess, boolean tls) {
    if (!missing.isEmpty()) {
      session.run(AccountSql.grant(user, names.database(), missing));
    }
    if (!excess.isEmpty()) {
      session.run(AccountSql.revoke(user, names.database(), excess));
    }
    session.run(AccountSql.requireTls(user, tls));
    var now = privileges(user);
    if (!now.containsAll(missing) || !Collections.disjoint(now, excess)) {
      throw new FailureException(
          new Failure.Refused(
              "PrivilegesNotTaken",
              ("the server did not take the privileges of account \"%s\" in database \"%s\"; look"
                      + " at SHOW GRANTS FOR '%s'@'%%'")
                  .formatted(user, names.database(), user)));
    }
  }

  void forget(Kind kind, String name) {
    session.run(Ledger.forget(kind, name));
  }

  void dropAccount(String user) {
    session.run(AccountSql.dropUser(user));
    forget(Kind.ACCOUNT, user);
  }

  void dropDatabase() {
    session.run(AccountSql.dropDatabase(names.database()));
    forget(Kind.DATABASE, names.database());
  }
}
