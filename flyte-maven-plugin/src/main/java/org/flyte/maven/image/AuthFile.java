package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file that {@code docker login} or {@code podman login} writes. A helper that it names is asked first, as docker does;
 * an entry for a longer part of the repository's path counts before one for a shorter.
 */
record AuthFile(Path file, RegistryNames names, String searchPath) implements LoginSource {
    /** The user name that stands for an identity token. */
    private static final String IDENTITY_TOKEN = "<token>";

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Optional<Kept> find() throws Unusable {
        JsonObject document = read();
        Optional<CredentialProgram> helper = helper(document);
        if (helper.isPresent()) {
            Optional<Credential> kept = helper.get().ask(names.server());
            if (kept.isPresent()) {
                String source = helper.get().name() + ", which " + file + " names";
                return kept.map(credential -> new Kept(credential, source));
            }
        }
        JsonObject auths = member(document, "auths");
        for (String scope : names.scopes()) {
            for (String key : auths.keySet()) {
                Optional<Credential> found =
                        RegistryNames.scope(key).equals(scope) ? credential(member(auths, key)) : Optional.empty();
                if (found.isPresent()) {
                    return found.map(credential -> new Kept(credential, name()));
                }
            }
        }
        return Optional.empty();
    }

    private JsonObject read() throws Unusable {
        try {
            JsonElement document = JsonParser.parseString(Files.readString(file));
            return document.isJsonObject() ? document.getAsJsonObject() : new JsonObject();
        } catch (NoSuchFileException e) {
            return new JsonObject();
        } catch (IOException e) {
            throw unreadable("it cannot be read");
        } catch (JsonParseException e) {
            throw unreadable("it is no JSON");
        }
    }

    private Unusable unreadable(String why) {
        return new Unusable(
                ImageCode.CREDENTIALS_UNREADABLE,
                "the credentials for %s may be in %s, and %s".formatted(names.registry(), file, why),
                file.toString(),
                "mend the file, or remove it and log in again with docker login");
    }

    private Optional<CredentialProgram> helper(JsonObject document) {
        JsonObject perRegistry = member(document, "credHelpers");
        Set<String> hosts = names.hosts();
        return perRegistry.entrySet().stream()
                .filter(entry -> hosts.contains(RegistryNames.scope(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.ofNullable(document.get("credsStore")))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(name -> !name.isBlank())
                .map(name -> new CredentialProgram("docker-credential-" + name, searchPath, file.toString()));
    }

    private Optional<Credential> credential(JsonObject entry) throws Unusable {
        String token = text(entry, "identitytoken");
        if (!token.isEmpty()) {
            return Optional.of(Credential.from(IDENTITY_TOKEN, token));
        }
        String user = text(entry, "username");
        String password = text(entry, "password");
        if (!user.isEmpty() && !password.isEmpty()) {
            return Optional.of(Credential.from(user, password));
        }
        String basic = text(entry, "auth");
        return basic.isEmpty() ? Optional.empty() : Optional.of(decoded(basic));
    }

    private Credential decoded(String basic) throws Unusable {
        try {
            String[] parts = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2) {
                return Credential.from(parts[0], parts[1].replaceAll("\u0000+$", ""));
            }
        } catch (IllegalArgumentException e) {
            // Said below: what stands there is a secret, in whatever form.
        }
        throw unreadable("its entry is not the Base64 of user:password");
    }

    private static JsonObject member(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return member != null && member.isJsonObject() ? member.getAsJsonObject() : new JsonObject();
    }

    private static String text(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return member != null && member.isJsonPrimitive() ? member.getAsString() : "";
    }
}
