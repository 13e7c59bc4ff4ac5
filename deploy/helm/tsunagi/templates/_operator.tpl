{{- /* The operator's command line: what the values say, and nothing that is its default anyway. */ -}}
{{- define "tsunagi.args" -}}
- run
- --operator-service-account={{ .Release.Namespace }}/{{ include "tsunagi.serviceAccount" . }}
{{- if gt (int .Values.replicas) 1 }}
- --enable-leader-election
- --leader-election-id={{ include "tsunagi.fullname" . }}
{{- with .Values.leaderElection }}
- --leader-election-lease-duration={{ .leaseDuration }}
- --leader-election-renew-deadline={{ .renewDeadline }}
- --leader-election-retry-period={{ .retryPeriod }}
{{- end }}
{{- end }}
{{- if not (include "tsunagi.everywhere" .) }}
- --namespace={{ include "tsunagi.watched" . }}
{{- end }}
{{- with .Values.operator }}
- --concurrent={{ int .concurrent }}
- --controller-class={{ .controllerClass }}
- --loglevel={{ .logLevel }}
- --mass-deletion-percent={{ int .massDeletionPercent }}
{{- if .requireClusterStoreConditions }}
- --require-cluster-store-conditions
{{- end }}
{{- end }}
{{- with .Values.features }}
- --enable-cluster-store-reconciler={{ and .clusterStores (eq $.Values.scope "cluster") }}
- --enable-push-secret-reconciler={{ .pushSecrets }}
- --enable-cluster-external-secret-reconciler={{ and .clusterExternalSecrets (eq $.Values.scope "cluster") }}
- --enable-cluster-push-secret-reconciler={{ and .clusterPushSecrets .pushSecrets (eq $.Values.scope "cluster") }}
- --enable-generator-state={{ .generatorState }}
- --enable-provisioning-reconcilers={{ .provisioning }}
- --enable-workload-reconciler={{ .workloads }}
{{- end }}
{{- with .Values.oci }}
- --oci-requests-per-second={{ int .requestsPerSecond }}
{{- with .region }}
- --oci-region={{ . }}
{{- end }}
{{- with .endpoint }}
- --oci-endpoint={{ . }}
{{- end }}
{{- end }}
{{- with .Values.metrics }}
- --metrics-addr=:{{ int .port }}
{{- if .secure }}
- --metrics-secure
- --metrics-auth
{{- end }}
{{- end }}
{{- with .Values.operator.extraArgs }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* On virtual nodes requests are limits, and both are whole OCPUs: nothing less is billed. */ -}}
{{- define "tsunagi.resources" -}}
{{- if .Values.virtualNodes -}}
requests: {cpu: "1", memory: 1Gi}
limits: {cpu: "1", memory: 1Gi}
{{- else -}}
{{- toYaml .Values.resources -}}
{{- end -}}
{{- end -}}
