package dev.tsunagi.provisioning.autonomous;

import com.oracle.bmc.database.model.AutonomousDatabase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A database, and when its wallets were last rotated; null if they never were, or nobody wants
/// one.
record ActualDatabase(AutonomousDatabase database, @Nullable Instant walletRotated) {}
