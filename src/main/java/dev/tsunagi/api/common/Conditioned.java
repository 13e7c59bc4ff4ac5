package dev.tsunagi.api.common;

import java.util.List;

/// A status that says what there is to say as conditions. Every status record with conditions is
/// one, so that they can be measured without knowing the kind.
public interface Conditioned {

  List<? extends Claim> conditions();
}
