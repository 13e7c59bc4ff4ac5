package dev.tsunagi.provisioning.engine;

import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.WorkStatus;
import dev.tsunagi.provisioning.Contained;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a plan depends on.
///
/// @param noun the kind in words, e.g. `stream`
/// @param pledge what is on record of a create call, if anything
/// @param replayable whether a repeated create call gets the first one's answer
/// @param mayCall whether this process knows that no call of that pledge is under way or lost
/// @param failed the last work request, when it failed and nothing was changed since
/// @param lastFailure why the last work request failed, however long ago; or empty
/// @param startOver the OCID whose loss the user has agreed to, or empty
/// @param contents what would go with the resource, were it deleted
/// @param poll when to look at a resource that changes
record Situation(
    String noun,
    Intent intent,
    Observation seen,
    @Nullable Pledge pledge,
    boolean replayable,
    boolean mayCall,
    @Nullable WorkStatus failed,
    String lastFailure,
    String startOver,
    List<Contained> contents,
    Duration poll) {}
