package org.flyte.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {

    @Test
    void theVariablesOfTheSdkReachTheStore() throws Exception {
        StoreSettings settings = settings(
                "s3://bucket/key",
                Map.of(
                        "FLYTE_AWS_ENDPOINT", "http://minio:9000",
                        "FLYTE_AWS_ACCESS_KEY_ID", "key",
                        "FLYTE_AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_ENDPOINT_URL", "http://other",
                        "AWS_ACCESS_KEY_ID", "other",
                        "AWS_SESSION_TOKEN", "token"));
        assertThat(settings.service()).isEqualTo("s3");
        assertThat(settings.options())
                .containsEntry("bucket", "bucket")
                .containsEntry("endpoint", "http://minio:9000")
                .containsEntry("access_key_id", "key")
                .containsEntry("secret_access_key", "secret")
                .containsEntry("region", "us-east-1")
                .containsEntry("disable_config_load", "true")
                .doesNotContainKey("enable_virtual_host_style");
        assertThat(settings.place()).isEqualTo("http://minio:9000");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void withoutKeysTheChainOfAwsIsAsked() throws Exception {
        StoreSettings settings = settings(
                "s3://bucket/key", Map.of("AWS_REGION", "eu-west-1", "FLYTE_AWS_S3_ADDRESSING_STYLE", "virtual"));
        assertThat(settings.options())
                .containsEntry("region", "eu-west-1")
                .containsEntry("enable_virtual_host_style", "true")
                .doesNotContainKeys("endpoint", "access_key_id", "disable_config_load");
        assertThat(settings.place()).isEqualTo("AWS in eu-west-1");
    }

    @Test
    void awsOwnEndpointVariablesCountAfterTheSdks() throws Exception {
        Map<String, String> both = Map.of("AWS_ENDPOINT_URL", "http://a", "AWS_ENDPOINT_URL_S3", "http://b");
        assertThat(settings("s3://bucket/key", both).options()).containsEntry("endpoint", "http://b");
    }

    @Test
    void anEndpointWithAPasswordIsShownWithoutIt() throws Exception {
        StoreSettings settings = settings("s3://bucket/key", Map.of("FLYTE_AWS_ENDPOINT", "http://me:pw@host:1/"));
        assertThat(settings.place()).isEqualTo("http://host:1/");
    }

    @Test
    void theCloudsHaveTheirOwnNames() throws Exception {
        assertThat(settings("gs://bucket/key", Map.of()).service()).isEqualTo("gcs");
        StoreSettings azure = settings("abfss://box@acme.dfs.core.windows.net/key", Map.of());
        assertThat(azure.service()).isEqualTo("azblob");
        assertThat(azure.options())
                .containsEntry("container", "box")
                .containsEntry("account_name", "acme")
                .containsEntry("endpoint", "https://acme.blob.core.windows.net");
        assertThat(settings(
                                "abfs://box/key",
                                Map.of("AZURE_STORAGE_ACCOUNT_NAME", "acme", "AZURE_STORAGE_ACCOUNT_KEY", "a2V5"))
                        .options())
                .containsEntry("endpoint", "https://acme.blob.core.windows.net")
                .containsEntry("account_key", "a2V5");
        assertThatThrownBy(() -> settings("abfs://box/key", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("AZURE_STORAGE_ACCOUNT_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/key", "gs://bucket/key", "abfs://box@acme.dfs.core.windows.net/key"})
    void theLibraryTakesTheSettingsOfEachCloud(String uri) throws Exception {
        assertThat(OpenDalStore.open(settings(uri, Map.of()))).isNotNull();
    }

    @Test
    void retriesAndWaitsMayBeSet() throws Exception {
        StoreSettings settings = settings(
                "s3://bucket/key",
                Map.of(
                        "FLYTE_STORAGE_RETRIES", "0",
                        "FLYTE_STORAGE_BACKOFF_SECONDS", "0.25",
                        "FLYTE_STORAGE_TIMEOUT_SECONDS", "7"));
        assertThat(settings.retries()).isZero();
        assertThat(settings.backoff()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "NaN"})
    void aNumberThatIsNoneIsNamed(String retries) {
        assertThatThrownBy(() -> settings("s3://bucket/key", Map.of("FLYTE_STORAGE_RETRIES", retries)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("FLYTE_STORAGE_RETRIES")
                .hasMessageContaining(retries);
    }

    private static StoreSettings settings(String uri, Map<String, String> environment) throws IOException {
        return StoreSettings.of(RemoteUri.parse(uri), environment);
    }
}
