package dev.tsunagi.provisioning.mysql;

import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.ReplicaSummary;
import java.util.List;

/// A DB system and the replicas that it has, in the order of their making.
record ActualDbSystem(DbSystem system, List<ReplicaSummary> replicas) {

  ActualDbSystem {
    replicas = List.copyOf(replicas);
  }
}
