package org.flyte.runtime.storage;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Azure's blobs: {@code abfs://container@account.dfs.core.windows.net/key}, or {@code abfs://container/key} and variables. */
final class AzureService {
    private AzureService() {}

    static Service of(RemoteUri uri, Map<String, String> environment) throws IOException {
        int at = uri.bucket().indexOf('@');
        String account = Service.first(environment, "AZURE_STORAGE_ACCOUNT_NAME");
        String host;
        if (at >= 0) {
            host = uri.bucket().substring(at + 1).replace(".dfs.", ".blob.");
            account = host.contains(".") ? host.substring(0, host.indexOf('.')) : host;
        } else if (account != null) {
            host = account + ".blob.core.windows.net";
        } else {
            throw new IOException("Neither names the URI an Azure account, as in abfs://container@ACCOUNT.dfs."
                    + "core.windows.net/key, nor does AZURE_STORAGE_ACCOUNT_NAME: " + uri);
        }
        Map<String, String> options = new HashMap<>();
        options.put("container", at < 0 ? uri.bucket() : uri.bucket().substring(0, at));
        options.put("endpoint", "https://" + host);
        options.put("account_name", account);
        Service.put(options, "account_key", Service.first(environment, "AZURE_STORAGE_ACCOUNT_KEY"));
        return new Service(
                "azblob",
                options,
                "https://" + host,
                "Look at AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY, or at AZURE_TENANT_ID,"
                        + " AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.");
    }
}
