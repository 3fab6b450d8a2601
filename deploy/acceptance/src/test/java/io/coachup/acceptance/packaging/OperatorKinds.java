package io.coachup.acceptance.packaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import java.util.Map;

/**
 * Kinds of operators for which no library has models. They know the fields that the manifests use and no others, so a field
 * that is new here has to be looked up first; these were compared with the operators' own definitions.
 */
final class OperatorKinds {

    private OperatorKinds() {}

    /** What all of them have; read by its own fields and not as the library reads kinds that it doesn't know. */
    @JsonDeserialize(using = JsonDeserializer.None.class)
    abstract static class Custom<S> implements HasMetadata {

        private static final long serialVersionUID = 1L;

        @JsonProperty
        private String apiVersion;

        @JsonProperty
        private String kind;

        @JsonProperty
        private ObjectMeta metadata;

        @JsonProperty(required = true)
        private transient S spec;

        S spec() {
            return spec;
        }

        @Override
        public ObjectMeta getMetadata() {
            return metadata;
        }

        @Override
        public void setMetadata(ObjectMeta metadata) {
            this.metadata = metadata;
        }

        @Override
        public void setApiVersion(String version) {
            apiVersion = version;
        }

        @Override
        public String getApiVersion() {
            return apiVersion;
        }

        @Override
        public String getKind() {
            return kind;
        }
    }

    /** KEDA: how many pods. */
    @Group("keda.sh")
    @Version("v1alpha1")
    static final class ScaledObject extends Custom<ScaledObject.Spec> {

        private static final long serialVersionUID = 1L;

        record Spec(
                @JsonProperty(required = true) Target scaleTargetRef,
                Integer pollingInterval,
                Integer cooldownPeriod,
                Integer minReplicaCount,
                Integer maxReplicaCount,
                Fallback fallback,
                @JsonProperty(required = true) List<Trigger> triggers) {}

        record Target(@JsonProperty(required = true) String name) {}

        record Fallback(
                @JsonProperty(required = true) int failureThreshold, @JsonProperty(required = true) int replicas) {}

        record Trigger(
                @JsonProperty(required = true) String type,
                @JsonProperty(required = true) Map<String, String> metadata,
                Authentication authenticationRef) {}

        record Authentication(@JsonProperty(required = true) String name) {}
    }

    /** KEDA: as whom a queue is asked. */
    @Group("keda.sh")
    @Version("v1alpha1")
    static final class TriggerAuthentication extends Custom<TriggerAuthentication.Spec> {

        private static final long serialVersionUID = 1L;

        record Spec(PodIdentity podIdentity) {}

        record PodIdentity(@JsonProperty(required = true) String provider) {}
    }

    /** External Secrets: where secrets are. */
    @Group("external-secrets.io")
    @Version("v1")
    static final class SecretStore extends Custom<SecretStore.Spec> {

        private static final long serialVersionUID = 1L;

        record Spec(@JsonProperty(required = true) Provider provider) {}

        record Provider(@JsonProperty(required = true) Aws aws) {}

        record Aws(
                @JsonProperty(required = true) String service,
                @JsonProperty(required = true) String region,
                Auth auth) {}

        record Auth(Jwt jwt) {}

        record Jwt(Account serviceAccountRef) {}

        record Account(@JsonProperty(required = true) String name) {}
    }

    /** External Secrets: which secret is made of what. */
    @Group("external-secrets.io")
    @Version("v1")
    static final class ExternalSecret extends Custom<ExternalSecret.Spec> {

        private static final long serialVersionUID = 1L;

        record Spec(String refreshInterval, Store secretStoreRef, Target target, List<Source> dataFrom) {}

        record Store(String kind, @JsonProperty(required = true) String name) {}

        record Target(String name, String creationPolicy) {}

        record Source(Extract extract) {}

        record Extract(@JsonProperty(required = true) String key) {}
    }

    /** CloudNativePG: a PostgreSQL cluster. */
    @Group("postgresql.cnpg.io")
    @Version("v1")
    static final class Cluster extends Custom<Cluster.Spec> {

        private static final long serialVersionUID = 1L;

        record Spec(
                @JsonProperty(required = true) int instances,
                String imageName,
                Inherited inheritedMetadata,
                Bootstrap bootstrap,
                Postgresql postgresql,
                @JsonProperty(required = true) Storage storage,
                @JsonProperty(required = true) ResourceRequirements resources) {}

        record Inherited(Map<String, String> labels) {}

        record Bootstrap(Initdb initdb) {}

        record Initdb(String database, String owner) {}

        record Postgresql(Synchronous synchronous) {}

        record Synchronous(
                @JsonProperty(required = true) String method,
                @JsonProperty(required = true) int number,
                String dataDurability) {}

        record Storage(@JsonProperty(required = true) String size) {}
    }
}
