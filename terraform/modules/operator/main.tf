resource "helm_release" "tsunagi" {
  name             = "tsunagi"
  chart            = var.chart
  namespace        = var.namespace
  create_namespace = true
  atomic           = true
  timeout          = 600

  values = concat(
    [yamlencode({
      serviceAccount = { create = true, name = var.service_account }
      oci            = { region = var.region }
    })],
    var.values,
  )
}
