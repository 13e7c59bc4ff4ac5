/// The controllers and the nodes that an API server alone does not have: Deployments become pods,
/// pods of virtual nodes run or are refused, Jobs end. An island: it knows a Kubernetes API by its
/// client, whoever serves it, and nothing of the operator.
@NullMarked
package dev.tsunagi.simulator.controllers;

import org.jspecify.annotations.NullMarked;
