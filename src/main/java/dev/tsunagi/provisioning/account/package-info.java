/// Databases and accounts on MySQL DB systems, for one application each.
///
/// ```
/// vault ─▶ the password in force ─┐
/// ledger, server ─▶ what is there ┼─▶ plan ─▶ one step ─▶ report
/// Secret ─▶ what is handed out ───┘
/// ```
///
/// Nothing is decided by the status: the vault says which password is in force and when it was
/// made, a ledger on the DB system says what we made there, and a step that was begun is found half
/// done.
@NullMarked
package dev.tsunagi.provisioning.account;

import org.jspecify.annotations.NullMarked;
