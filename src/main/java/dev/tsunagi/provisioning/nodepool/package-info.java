/// Virtual node pools of OKE clusters.
@NullMarked
package dev.tsunagi.provisioning.nodepool;

import org.jspecify.annotations.NullMarked;
