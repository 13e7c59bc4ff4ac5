package dev.tsunagi.simulator.controllers;

import module java.base;

/// Brings what an object asks for one step nearer.
interface Controller {

  /// Looks at the object, which may be gone, and acts. Says when to look again, if ever; a change
  /// of the object, or of something it owns, comes back by itself.
  Optional<Duration> reconcile(String namespace, String name);
}
