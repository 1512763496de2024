package org.flyte.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    Path temp;

    @BeforeEach
    void resolveLinks() throws IOException {
        temp = temp.toRealPath();
    }

    @Test
    void theTopmostPomThatListsAModuleIsFound() throws Exception {
        Path top = pom("pom.xml", "<modules><module>group</module></modules>");
        pom("group/pom.xml", "<modules><module>etl/</module><module>other.xml</module></modules>");
        Path etl = pom("group/etl/pom.xml", "");
        Path other = pom("group/other.xml", "");
        assertThat(SourceTree.top(etl)).isEqualTo(top);
        assertThat(SourceTree.top(other)).isEqualTo(top);
        assertThat(SourceTree.top(top)).isEqualTo(top);
    }

    @Test
    void aPomAboveThatDoesNotListTheModuleIsNoneOfItsBuild() throws Exception {
        pom("pom.xml", """
                <modules><module>another</module></modules>
                <build><plugins><plugin><configuration><modules><module>etl</module></modules></configuration></plugin></plugins></build>
                """);
        Path etl = pom("etl/pom.xml", "<parent><relativePath>../pom.xml</relativePath></parent>");
        assertThat(SourceTree.top(etl)).isEqualTo(etl);
    }

    @Test
    void foldersBetweenProfilesAndSubprojectsAreSeen() throws Exception {
        Path top = pom("pom.xml", """
                <profiles><profile><modules><module>a/b/etl</module></modules></profile></profiles>
                <subprojects><subproject>sub</subproject></subprojects>
                """);
        assertThat(SourceTree.top(pom("a/b/etl/pom.xml", ""))).isEqualTo(top);
        assertThat(SourceTree.top(pom("sub/pom.xml", ""))).isEqualTo(top);
    }

    @Test
    void aParentBesideItsModulesIsFoundByItsPath() throws Exception {
        Path parent = pom("parent/pom.xml", "<modules><module>../etl</module></modules>");
        Path etl = pom("etl/pom.xml", "<parent><relativePath>../parent</relativePath></parent>");
        assertThat(SourceTree.top(etl)).isEqualTo(parent);
    }

    @Test
    void circlesAndFilesThatAreNoPomsEnd() throws Exception {
        Files.writeString(temp.resolve("pom.xml"), "<project><modules><module>etl");
        Path one = pom(
                "one/pom.xml",
                "<parent><relativePath>../two</relativePath></parent>" + "<modules><module>../two</module></modules>");
        Path two = pom(
                "two/pom.xml",
                "<parent><relativePath>../one</relativePath></parent>" + "<modules><module>../one</module></modules>");
        assertThat(SourceTree.top(one)).isEqualTo(two);
        assertThat(SourceTree.top(pom("etl/pom.xml", ""))).isEqualTo(temp.resolve("etl/pom.xml"));
    }

    private Path pom(String path, String content) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "<project>" + content + "</project>");
    }
}
