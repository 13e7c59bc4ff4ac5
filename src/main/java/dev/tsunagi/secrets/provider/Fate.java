package dev.tsunagi.secrets.provider;

/// What became of a secret that could not be read. Whoever acts on an absence may delete what the
/// secret fed, so only evidence makes one.
public sealed interface Fate {

  /// It is gone.
  sealed interface Absent extends Fate {

    /// A sentence for the user.
    String evidence();
  }

  /// The provider shows it in a state that says so, in the provider's word.
  record Deleted(String state) implements Absent {
    @Override
    public String evidence() {
      return "The secret is in state " + state + ".";
    }
  }

  /// Whoever is shown `others` of the same place is not shown this one any more.
  record NotListed(int others) implements Absent {
    @Override
    public String evidence() {
      return "%d other secrets are listed there, and this one is not.".formatted(others);
    }
  }

  /// Nothing proves that it is gone. `why` is a sentence for the user, and empty when there is
  /// nothing to add.
  record Doubt(String why) implements Fate {}
}
