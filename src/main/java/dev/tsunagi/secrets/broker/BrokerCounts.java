package dev.tsunagi.secrets.broker;

/// What a broker has done since it was made, and what it holds now.
///
/// @param shared demands met without asking a provider
/// @param calls questions put to providers, failed ones included
/// @param failures of those, the ones that failed
/// @param throttled of those, the ones that were answered "less often, please"
/// @param waits times that somebody was told to come back for a slot of the request budget
/// @param plaintext values held in the clear now
/// @param questions questions whose last answer is remembered now, as a value or as a fingerprint
public record BrokerCounts(
    long shared,
    long calls,
    long failures,
    long throttled,
    long waits,
    long plaintext,
    long questions) {}
