package org.flyte.test.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The server's process: prints its port when it is ready, and ends with its standard input. */
public final class S3Server {
    private S3Server() {}

    /** Takes the folder of the buckets, the access key and the secret. */
    public static void main(String[] args) throws Exception {
        InputStream parent = System.in;
        PrintStream port = System.out;
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(args[0]))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, args[1], args[2])
                .ignoreUnknownHeaders(true)
                .v4MaxNonChunkedRequestSize(1L << 30)
                .build();
        server.start();
        port.println(server.getPort());
        port.flush();
        untilClosed(parent);
        Runtime.getRuntime().halt(0);
    }

    private static void untilClosed(InputStream parent) throws IOException {
        while (parent.read() >= 0) {
            // What a parent writes has no meaning.
        }
    }
}
