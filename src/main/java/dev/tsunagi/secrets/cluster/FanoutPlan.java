package dev.tsunagi.secrets.cluster;

/// The one thing to do about one child.
///
/// @param <C> the kind of the children
sealed interface FanoutPlan<C> {

  String namespace();

  record Create<C>(String namespace, C child) implements FanoutPlan<C> {}

  /// `child` carries the version that it was made from.
  record Update<C>(String namespace, C child) implements FanoutPlan<C> {}

  /// It is as it should be, or on its way out and to be made anew after.
  record Keep<C>(String namespace) implements FanoutPlan<C> {}

  /// The namespace is not selected any more, or the name has changed.
  record Delete<C>(String namespace, C child) implements FanoutPlan<C> {}

  /// Somebody else's object has the name.
  record Refuse<C>(String namespace) implements FanoutPlan<C> {}
}
