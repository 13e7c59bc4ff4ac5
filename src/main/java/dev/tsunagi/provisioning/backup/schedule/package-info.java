/// Backups by the clock: makes MySqlBackups, and deletes those it made. It talks to Kubernetes
/// only; what a MySqlBackup stands for in OCI is the engine's.
@NullMarked
package dev.tsunagi.provisioning.backup.schedule;

import org.jspecify.annotations.NullMarked;
