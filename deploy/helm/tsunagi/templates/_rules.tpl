{{- /*
Rights, one define for each job, so that a feature that is off grants nothing. No wildcards.
*/ -}}

{{- /* Kinds that stand for something at OCI, or in it, by group. */ -}}
{{- define "tsunagi.provisioned" }}
oci.oracle.com: [autonomousdatabases, mysqldbsystems, streams]
tsunagi.dev: [mysqlaccounts, mysqlbackups, mysqlbackupschedules, streampools, virtualnodepools]
{{- end -}}

{{- /* Of kinds that are served: seen, their status told, and their finalizers set, which is done by
what was read a moment before. `endsAtOnce`: they have none. `kinds` are plurals. */ -}}
{{- define "tsunagi.served" }}
- apiGroups: [{{ .group }}]
  resources: [{{ join ", " .kinds }}]
  verbs: [list, watch{{ if not .endsAtOnce }}, get, patch{{ end }}]
- apiGroups: [{{ .group }}]
  resources: [{{ join "/status, " .kinds }}/status]
  verbs: [patch]
{{- end -}}

{{- define "tsunagi.rules.secrets" -}}
{{- include "tsunagi.served" (dict "group" "external-secrets.io" "kinds" (list "externalsecrets" "secretstores")) }}
{{- if .Values.features.pushSecrets }}
{{- include "tsunagi.served" (dict "group" "external-secrets.io" "kinds" (list "pushsecrets")) }}
{{- end }}
# Owners of Secrets must be allowed to hold up their owner's deletion.
- apiGroups: [external-secrets.io]
  resources: [externalsecrets/finalizers]
  verbs: [update]
- apiGroups: [generators.external-secrets.io]
  resources: [fakes, passwords, sshkeys, uuids]
  verbs: [get]
{{- if .Values.features.generatorState }}
- apiGroups: [generators.external-secrets.io]
  resources: [generatorstates]
  verbs: [get, list, watch, patch, delete]
{{- end }}
# Targets are written; only those with our label are watched.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch, create, update, delete]
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch]
- apiGroups: [""]
  resources: [serviceaccounts]
  verbs: [get]
- apiGroups: [""]
  resources: [serviceaccounts/token]
  {{- with .Values.rbac.tokenServiceAccounts }}
  resourceNames: {{ toJson . }}
  {{- end }}
  verbs: [create]
- apiGroups: [""]
  resources: [events]
  verbs: [create]
{{- end -}}

{{- define "tsunagi.rules.provisioning" -}}
{{- range $group, $kinds := include "tsunagi.provisioned" . | fromYaml }}
{{- include "tsunagi.served" (dict "group" $group "kinds" (without $kinds "mysqlbackupschedules")) }}
{{- end }}
{{- include "tsunagi.served" (dict "group" "tsunagi.dev" "kinds" (list "mysqlbackupschedules") "endsAtOnce" true) }}
# A schedule makes backups, and takes away those it made.
- apiGroups: [tsunagi.dev]
  resources: [mysqlbackups]
  verbs: [create, delete]
{{- end -}}

{{- define "tsunagi.rules.workloads" -}}
{{- include "tsunagi.served" (dict "group" "tsunagi.dev" "kinds" (list "virtualnodeworkloads") "endsAtOnce" true) }}
# What a workload is made of. Only what carries our label is watched. An apply is a patch, and needs
# the right to create as well where it makes an object.
{{- range $group, $kinds := dict "apps" "deployments" "batch" "cronjobs" "policy" "poddisruptionbudgets" }}
- apiGroups: [{{ $group }}]
  resources: [{{ $kinds }}]
  verbs: [get, list, watch, create, patch]
{{- end }}
# Parts that a change of the workload can make superfluous.
{{- range $group, $kinds := dict "batch" "jobs" "autoscaling" "horizontalpodautoscalers" "networking.k8s.io" "ingresses" "gateway.networking.k8s.io" "httproutes" "" "configmaps, serviceaccounts, services" }}
- apiGroups: [{{ $group | quote }}]
  resources: [{{ $kinds }}]
  verbs: [get, list, watch, create, patch, delete]
{{- end }}
# Why pods do not run.
- apiGroups: [""]
  resources: [pods]
  verbs: [list]
{{- end -}}

{{- /* What only exists for the cluster as a whole. */ -}}
{{- define "tsunagi.rules.cluster" -}}
{{- with .Values.features }}
{{- if .clusterStores }}
{{- include "tsunagi.served" (dict "group" "external-secrets.io" "kinds" (list "clustersecretstores")) }}
- apiGroups: [generators.external-secrets.io]
  resources: [clustergenerators]
  verbs: [get]
{{- end }}
{{- if .clusterExternalSecrets }}
{{- include "tsunagi.served" (dict "group" "external-secrets.io" "kinds" (list "clusterexternalsecrets")) }}
- apiGroups: [external-secrets.io]
  resources: [externalsecrets]
  verbs: [create, update, delete]
{{- end }}
{{- if and .clusterPushSecrets .pushSecrets }}
{{- include "tsunagi.served" (dict "group" "external-secrets.io" "kinds" (list "clusterpushsecrets") "endsAtOnce" true) }}
- apiGroups: [external-secrets.io]
  resources: [pushsecrets]
  verbs: [create, update, delete]
{{- end }}
{{- end }}
# Their labels decide who may use a cluster-wide store; their finalizers are those that ESO left.
- apiGroups: [""]
  resources: [namespaces]
  verbs: [get, list, watch{{ if .Values.features.clusterExternalSecrets }}, patch{{ end }}]
{{- if .Values.features.provisioning }}
# How many nodes of a pool are Ready.
- apiGroups: [""]
  resources: [nodes]
  verbs: [list]
{{- end }}
{{- if .Values.metrics.secure }}
- apiGroups: [authentication.k8s.io]
  resources: [tokenreviews]
  verbs: [create]
- apiGroups: [authorization.k8s.io]
  resources: [subjectaccessreviews]
  verbs: [create]
{{- end }}
{{- end -}}
