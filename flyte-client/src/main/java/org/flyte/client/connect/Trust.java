package org.flyte.client.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.flyte.client.config.FlyteConfigException;
import org.jspecify.annotations.Nullable;

/** Which certificates are taken. Whatever is, the host's name is held against it. */
final class Trust {
    private Trust() {}

    /** Takes any certificate that names the host. */
    static SSLSocketFactory any() {
        return factory(new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
                throw new CertificateException("this is a client");
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        });
    }

    /**
     * Takes what the certificates in a PEM file vouch for.
     *
     * @param others whether what the JDK trusts is taken too
     * @throws FlyteConfigException when the file holds no certificate
     */
    static SSLSocketFactory in(Path pem, boolean others) {
        List<Certificate> authorities = new ArrayList<>(read(pem));
        if (others) {
            authorities.addAll(Arrays.asList(manager(null).getAcceptedIssuers()));
        }
        return factory(manager(store(authorities)));
    }

    private static List<Certificate> read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            List<Certificate> certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (certificates.isEmpty()) {
                throw unusable(pem, "holds no certificate", null);
            }
            return certificates;
        } catch (IOException e) {
            throw unusable(pem, "cannot be read", e);
        } catch (CertificateException e) {
            throw unusable(pem, "is no PEM file with certificates: " + e.getMessage(), e);
        }
    }

    private static FlyteConfigException unusable(Path pem, String how, @Nullable Throwable cause) {
        return new FlyteConfigException(
                "the file of trusted certificates " + how,
                pem.toString(),
                "name a PEM file with -----BEGIN CERTIFICATE----- in it",
                cause);
    }

    private static KeyStore store(List<Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("ca" + i, authorities.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK cannot hold certificates", e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return (X509TrustManager) managers.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot check certificates", e);
        }
    }

    private static SSLSocketFactory factory(TrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot speak TLS", e);
        }
    }
}
