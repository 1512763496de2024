package org.flyte.client.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority that nobody knows, made by the JDK's keytool, and what it has signed.
 *
 * @param certificate its own certificate as a PEM file
 * @param server a server's side of TLS, for {@code localhost}
 */
record PrivateAuthority(Path certificate, SSLContext server) {
    private static final String PASSWORD = "not a secret";

    static PrivateAuthority in(Path folder) throws Exception {
        Files.createDirectories(folder);
        String authority = folder.resolve("ca.p12").toString();
        String server = folder.resolve("server.p12").toString();
        String request = folder.resolve("server.csr").toString();
        String signed = folder.resolve("server.pem").toString();
        Path certificate = folder.resolve("ca.pem");
        keytool(authority, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Private CA", "-ext", "bc:c");
        keytool(authority, "-exportcert", "-rfc", "-alias", "ca", "-file", certificate.toString());
        keytool(server, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server");
        keytool(server, "-certreq", "-alias", "server", "-file", request);
        keytool(
                authority,
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-ext",
                "san=dns:localhost",
                "-infile",
                request,
                "-outfile",
                signed);
        keytool(server, "-importcert", "-noprompt", "-alias", "ca", "-file", certificate.toString());
        keytool(server, "-importcert", "-noprompt", "-alias", "server", "-file", signed);

        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(
                KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray()),
                PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new PrivateAuthority(certificate, context);
    }

    /** A file of two certificates, this one's the second. */
    Path afterAnother(PrivateAuthority other) throws Exception {
        return Files.writeString(
                certificate.resolveSibling("bundle.pem"),
                "# two authorities\n" + Files.readString(other.certificate) + Files.readString(certificate));
    }

    private static void keytool(String store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store, "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }
}
