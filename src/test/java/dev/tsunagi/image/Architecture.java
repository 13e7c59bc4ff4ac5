package dev.tsunagi.image;

import module java.base;

/// What an image is for, by the name that images have for it.
enum Architecture {
  amd64("x86_64", "/lib64/ld-linux-x86-64.so.2"),
  arm64("aarch64", "/lib/ld-linux-aarch64.so.1");

  private final String linux;
  private final String loader;

  Architecture(String linux, String loader) {
    this.linux = linux;
    this.loader = loader;
  }

  String linux() {
    return linux;
  }

  /// Where programs look for what loads their libraries.
  String loader() {
    return loader;
  }

  static Architecture ofThisMachine() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> amd64;
      case "aarch64" -> arm64;
      case String other -> throw new IllegalStateException("no image for " + other);
    };
  }
}
