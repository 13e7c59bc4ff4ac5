/// A small endpoint that speaks MySQL's protocol, and understands of SQL what the administration of
/// accounts takes: databases, users, grants, and tables of texts and numbers without types, indexes
/// or joins.
///
/// It is true about the protocol, passwords, TLS, who may log in to which database, and errors by
/// their numbers. It keeps everything in memory, runs one statement at a time, and lets nobody but
/// the administrator run any. What it does not understand it answers with error 1064.
@NullMarked
package dev.tsunagi.simulator.mysql;

import org.jspecify.annotations.NullMarked;
