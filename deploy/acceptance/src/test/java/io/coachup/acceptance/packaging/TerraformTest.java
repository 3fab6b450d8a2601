package io.coachup.acceptance.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The infrastructure fits the services. It is read, not planned: that needs the provider, which is nowhere to be had here. */
class TerraformTest {

    private static final Terraform MODULE = Terraform.read();
    private static final Pattern CALL = Pattern.compile("\\b(sqs|s3)\\.(\\w+)\\(");
    private static final Pattern TRANSCRIBE = Pattern.compile("\"(\\w+TranscriptionJob)\"");
    private static final Map<String, String> S3_ACTIONS = Map.of(
            "headObject", "GetObject",
            "deleteObjects", "DeleteObject",
            "listObjectsV2", "ListBucket");

    @Test
    void itIsWellFormed() throws Exception {
        Path terraform = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "terraform"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(terraform != null, "Debian has no Terraform");

        Process format = new ProcessBuilder(terraform.toString(), "fmt", "-check", "-diff")
                .directory(Terraform.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(format.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(format.waitFor()).as(output).isZero();
    }

    @Test
    void everythingItRefersToIsDeclared() {
        assertThat(MODULE.declared())
                .containsKeys("aws_sqs_queue.dead", "var.app_origins", "local.roles", "output.bucket");
        assertThat(MODULE.dangling()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'aws_sqs_queue.dead.arn', 'aws_sqs_queue.deed.arn', aws_sqs_queue.deed",
        "'var.app_origins', 'var.origins', var.origins",
        "'var.app_origins', '[]', var.app_origins",
        "'local.roles', 'local.role', local.role",
        "'data.aws_iam_policy_document.keda.json', 'data.aws_iam_policy_document.kedo.json', data.aws_iam_policy_document.kedo"
    })
    void aPlantedReferenceIsFound(String right, String wrong, String dangling) {
        assertThat(MODULE.text()).contains(right);

        assertThat(new Terraform(MODULE.text().replace(right, wrong)).dangling())
                .contains(dangling);
    }

    @Test
    void theQueueKeepsOrderAndLosesNothing() {
        assertThat(MODULE.lines("aws_sqs_queue.assessments"))
                .contains(
                        "fifo_queue = true",
                        "content_based_deduplication = false",
                        "sqs_managed_sse_enabled = true",
                        "deadLetterTargetArn = aws_sqs_queue.dead.arn",
                        "maxReceiveCount = "
                                + ServiceSettings.of("assessment-worker").get("ASSESSMENTS_MAX_RECEIVES"));
        assertThat(MODULE.lines("aws_sqs_queue.dead"))
                .contains("fifo_queue = true", "sqs_managed_sse_enabled = true", "message_retention_seconds = 1209600");
        assertThat(MODULE.actions("queue_by_tls")).containsExactly("sqs:*");
    }

    @Test
    void theBucketIsPrivateEncryptedAndForgets() {
        assertThat(MODULE.lines("aws_s3_bucket_public_access_block.audio"))
                .contains(
                        "block_public_acls = true",
                        "block_public_policy = true",
                        "ignore_public_acls = true",
                        "restrict_public_buckets = true");
        assertThat(MODULE.lines("aws_s3_bucket_server_side_encryption_configuration.audio"))
                .contains("sse_algorithm = \"AES256\"");
        assertThat(MODULE.lines("aws_s3_bucket_lifecycle_configuration.audio"))
                .contains("status = \"Enabled\"", "days = var.audio_days");
        assertThat(MODULE.lines("var.audio_days"))
                .contains("default = " + ServiceSettings.of("speech-service").get("AUDIO_RETENTION_DAYS"));
        assertThat(MODULE.lines("aws_s3_bucket_cors_configuration.audio"))
                .contains("allowed_origins = var.app_origins", "allowed_methods = [\"GET\", \"HEAD\", \"PUT\"]");
        assertThat(MODULE.declared()).doesNotContainKey("aws_s3_bucket_acl.audio");
    }

    @ParameterizedTest
    @CsvSource({"skills-service", "assessment-worker", "speech-service"})
    void aRoleMayDoWhatItsServicesCodeCalls(String service) throws IOException {
        assertThat(MODULE.actions(service.replace('-', '_'))).isEqualTo(called(service));
    }

    @Test
    void aRoleThatMayMoreIsFound() throws IOException {
        Terraform wider = new Terraform(MODULE.text().replace("\"sqs:SendMessage\"", "\"sqs:*\""));

        assertThat(wider.actions("skills_service")).isNotEqualTo(called("skills-service"));
    }

    @Test
    void noRoleIsForAnythingElse() {
        Set<String> anything = MODULE.declared().keySet().stream()
                .filter(name -> MODULE.lines(name).stream().anyMatch(line -> line.equals("resources = [\"*\"]")))
                .collect(Collectors.toSet());

        assertThat(anything)
                .containsExactlyInAnyOrder(
                        "data.aws_iam_policy_document.speech_service", "data.aws_iam_policy_document.keda");
        assertThat(MODULE.text()).doesNotContain("secret_string", "aws_iam_access_key");
    }

    /** The actions that AWS asks for when this code runs. */
    private static Set<String> called(String service) throws IOException {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> files =
                Files.walk(ServiceSettings.ROOT.resolve(service).resolve("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = ServiceSettings.read(file);
                CALL.matcher(code)
                        .results()
                        .filter(call -> !call.group(2).equals("get"))
                        .forEach(call -> actions.add(call.group(1) + ":"
                                + S3_ACTIONS.getOrDefault(call.group(2), capitalized(call.group(2)))));
                TRANSCRIBE.matcher(code).results().forEach(call -> actions.add("transcribe:" + call.group(1)));
                if (code.contains("requests.post(\"polly\"")) {
                    actions.add("polly:SynthesizeSpeech");
                }
            }
        }
        return actions;
    }

    private static String capitalized(String call) {
        return Character.toUpperCase(call.charAt(0)) + call.substring(1);
    }
}
