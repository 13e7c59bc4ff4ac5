package dev.tsunagi.simulator.oci;

import module java.base;

import dev.tsunagi.simulator.oci.bundles.Bundles;
import dev.tsunagi.simulator.oci.containerengine.Clusters;
import dev.tsunagi.simulator.oci.containerengine.VirtualNodePools;
import dev.tsunagi.simulator.oci.database.AutonomousDatabases;
import dev.tsunagi.simulator.oci.identity.Identity;
import dev.tsunagi.simulator.oci.kms.Keys;
import dev.tsunagi.simulator.oci.kms.Vaults;
import dev.tsunagi.simulator.oci.mysql.Backups;
import dev.tsunagi.simulator.oci.mysql.DbSystems;
import dev.tsunagi.simulator.oci.mysql.HeatWaveClusters;
import dev.tsunagi.simulator.oci.mysql.Replicas;
import dev.tsunagi.simulator.oci.network.Instances;
import dev.tsunagi.simulator.oci.network.Subnets;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.secret.Rotations;
import dev.tsunagi.simulator.oci.secret.Secrets;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.streaming.Messages;
import dev.tsunagi.simulator.oci.streaming.StreamPools;
import dev.tsunagi.simulator.oci.streaming.Streams;
import dev.tsunagi.simulator.oci.vault.SecretManagement;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// The services over one store. A further service is two lines here.
final class Cloud {

  final SecretManagement secretManagement;
  final Store store;
  final DbSystems dbSystems;
  final VirtualNodePools nodePools;
  private final List<Route> routes;

  Cloud(Seed seed, Clock clock) {
    var places = new Places(seed);
    var planting = new Planting(seed, places);
    var store = new Store(clock, seed.behaviour().lifecycleDelay(), seed.behaviour().listLag());
    var ocids = new Ocids(seed.tenancy().regionKey());
    var compartments = places.tree(clock.instant());
    var access = new Access(compartments, planting.statements());
    var region = new Identity.Region(seed.tenancy().region(), seed.tenancy().regionKey());

    var workRequests = new WorkRequests(store, ocids, access, WorkRequests.Api.CORE);
    var vaults = new Vaults(store, ocids, access);
    var keys = new Keys(store, ocids, access, vaults);
    var rotations = new Rotations(store, workRequests);
    var secrets = new Secrets(store, ocids, rotations);
    planting.plant(vaults, keys, secrets);
    secretManagement = new SecretManagement(store, secrets, rotations, access, vaults, keys);
    var mysqlWork = new WorkRequests(store, ocids, access, WorkRequests.Api.MYSQL);
    var backups = new Backups(store, ocids, access, mysqlWork);
    dbSystems = new DbSystems(store, ocids, access, mysqlWork, backups);
    this.store = store;
    var clusters = new Clusters(store, access);
    var subnets = new Subnets(store, access);
    var instances = new Instances(store, access);
    planting.plant(clusters, subnets, instances);
    var clusterWork = new WorkRequests(store, ocids, access, WorkRequests.Api.CONTAINER_ENGINE);
    nodePools = new VirtualNodePools(store, ocids, access, clusterWork, clusters, subnets);
    var pools = new StreamPools(store, ocids, access, seed.tenancy().region());
    var streams = new Streams(store, ocids, access, pools);
    var databases = new AutonomousDatabases(store, ocids, access, workRequests);
    planting.plant(pools::plant, streams::plant, dbSystems::plant, databases::plant);
    routes =
        Stream.of(
                workRequests.routes(),
                vaults.routes(),
                keys.routes(),
                secretManagement.routes(),
                new Bundles(store, secrets, access).routes(),
                databases.routes(),
                mysqlWork.routes(),
                dbSystems.routes(),
                new HeatWaveClusters(store, mysqlWork, dbSystems).routes(),
                backups.routes(),
                new Replicas(store, ocids, access, mysqlWork, dbSystems).routes(),
                pools.routes(),
                streams.routes(),
                new Messages(store, access, streams).routes(),
                clusters.routes(),
                nodePools.routes(),
                clusterWork.routes(),
                subnets.routes(),
                instances.routes(),
                new Identity(store, access, compartments, region).routes())
            .flatMap(List::stream)
            .toList();
  }

  List<Route> routes() {
    return routes;
  }
}
