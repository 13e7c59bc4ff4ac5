package dev.tsunagi.kube;

import module java.base;

/// Names that objects can have. Any other would be a path: `../../other/secrets/theirs`.
public final class ObjectNames {

  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
  private static final int LONGEST = 253;

  private ObjectNames() {}

  public static boolean isValid(String name) {
    return name.length() <= LONGEST && SUBDOMAIN.matcher(name).matches();
  }
}
