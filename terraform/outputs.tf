output "cluster_id" {
  description = "OCID of the cluster."
  value       = module.cluster.id
}

output "kubeconfig_command" {
  description = "What makes a kubeconfig for the cluster."
  value       = "oci ce cluster create-kubeconfig --cluster-id ${module.cluster.id} --region ${var.region} --token-version 2.0.0 --kube-endpoint ${module.network.public_api ? "PUBLIC_ENDPOINT" : "PRIVATE_ENDPOINT"}"
}

output "vault_id" {
  description = "OCID of the vault."
  value       = module.vault.id
}

output "key_id" {
  description = "OCID of the key that encrypts pushed secrets."
  value       = module.vault.key_id
}

output "secret_names" {
  description = "The names of the secrets in the vault (remoteRef.key), by their names without the suffix."
  value       = module.vault.secret_names
}

output "policy_statements" {
  description = "All statements of policies in compartments, by who and where."
  value       = module.identity.statements
}

output "secret_stores" {
  description = "A SecretStore for each of applications, as YAML: terraform output -json secret_stores | jq -r '.[]' | kubectl apply -f -"
  value = {
    for app in var.applications : "${app.namespace}/${app.service_account}" => templatefile("${path.module}/templates/secret-store.yaml.tftpl", {
      namespace       = app.namespace
      service_account = app.service_account
      vault           = module.vault.id
      key             = app.push ? module.vault.key_id : null
      compartment     = var.compartment_ocid
      region          = var.region
    })
  }
}

output "virtual_node_pool" {
  description = "What a VirtualNodePool in this network needs."
  value = {
    cluster_id           = module.cluster.id
    compartment_id       = var.compartment_ocid
    availability_domains = module.cluster.availability_domains
    subnet_id            = module.network.subnet_ids.pods
    security_group_id    = module.network.security_group_ids.pods
    id                   = module.cluster.virtual_node_pool_id
  }
}

output "databases" {
  description = "Where databases go, and the DB system if there is one."
  value = {
    subnet_id         = module.network.subnet_ids.databases
    security_group_id = module.network.security_group_ids.databases
    mysql_id          = one(module.database[*].id)
    mysql_ip          = one(module.database[*].ip_address)
  }
}

output "stream" {
  description = "The stream, if there is one."
  value       = one(module.events[*])
}

output "image_paths" {
  description = "What follows the registry's host (<region key>.ocir.io) in the names of images, by repository."
  value       = module.images.paths
}
