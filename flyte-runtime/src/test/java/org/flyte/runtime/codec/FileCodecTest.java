package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flyte.runtime.literal.Literal;
import org.flyte.task.FlyteDir;
import org.flyte.task.FlyteFile;
import org.junit.jupiter.api.Test;

/** Files and folders as literals; nothing is read or written, so places that are none will do. */
class FileCodecTest {
    private static final Codec FILE = Codecs.of(FlyteFile.class);
    private static final Codec FOLDER = Codecs.of(FlyteDir.class);

    @Test
    void whatAFileKnowsOfItselfTravels() {
        FlyteFile file = FlyteFile.at("s3://b/ü k.csv").withFormat("csv").withHash("h");
        assertThat(FILE.write(file)).isEqualTo(new Literal.OfBlob("s3://b/ü k.csv", "csv", false, "h"));
        assertThat(FILE.read(FILE.write(file))).isEqualTo(file);
        assertThat(FILE.read(FILE.write(FlyteFile.at("x")))).isEqualTo(FlyteFile.at("x"));
    }

    @Test
    void whatAFolderKnowsOfItselfTravels() {
        FlyteDir folder = FlyteDir.at("s3://b/d/").withFormat("parquet").withHash("h");
        assertThat(FOLDER.write(folder)).isEqualTo(new Literal.OfBlob("s3://b/d/", "parquet", true, "h"));
        assertThat(FOLDER.read(FOLDER.write(folder))).isEqualTo(folder);
    }

    @Test
    void aFolderIsNoFileAndTheOtherWayRound() {
        assertThatThrownBy(() -> FILE.read(new Literal.OfBlob("s3://b/d", "", true, null)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("is the folder s3://b/d where a file is expected");
        assertThatThrownBy(() -> FOLDER.read(new Literal.OfBlob("s3://b/f", "", false, null)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("is the file s3://b/f where a folder is expected");
    }

    @Test
    void aFileWithoutAPlaceIsNone() {
        assertThatThrownBy(() -> FILE.read(new Literal.OfBlob("", "", false, null)))
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> FILE.read(new Literal.OfText("s3://b/f")))
                .hasMessageContaining("the text \"s3://b/f\" where a file is expected");
    }

    @Test
    void aPlaceThatIsNoTextIsRefused() {
        assertThatThrownBy(() -> FILE.write(FlyteFile.at("s3://b/\uD800"))).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> Codec.writePresent(FOLDER, FlyteFile.at("s3://b/f")))
                .hasMessageContaining("which is not what its type says");
    }
}
