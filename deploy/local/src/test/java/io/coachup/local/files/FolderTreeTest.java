package io.coachup.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

    private static final int FILES = 3000;

    @TempDir
    Path folder;

    @Test
    void deletesAllThatIsInAFolderAndLeavesWhatItsLinksPointTo() throws IOException {
        // Given
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(Files.createDirectories(tree.resolve("a/b")).resolve("c"), "c");
        Files.createSymbolicLink(tree.resolve("link"), kept);

        // When
        FolderTree.delete(tree);

        // Then
        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void hasNothingToDoWhereThereIsNoFolder() {
        FolderTree.delete(folder.resolve("none"));

        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void deletesAFolderThatAnotherProcessStillWritesAndRemovesFilesIn() throws Exception {
        // Given
        Path base = Files.createDirectories(folder.resolve("data/base"));
        CountDownLatch begun = new CountDownLatch(100);
        Thread writer = Thread.ofPlatform().start(() -> write(base, begun));
        begun.await();

        // When
        FolderTree.delete(base.getParent());

        // Then
        assertThat(base.getParent()).doesNotExist();
        writer.join();
    }

    /** Each file in a folder of its own, every second one taken away again; until the folder is gone. */
    private static void write(Path base, CountDownLatch begun) {
        try {
            for (int i = 0; i < FILES; i++) {
                Path made = Files.createDirectory(base.resolve("made-" + i));
                Path file = Files.writeString(made.resolve("file"), "row");
                if (i % 2 == 0) {
                    Files.delete(file);
                    Files.delete(made);
                }
                begun.countDown();
            }
        } catch (IOException e) {
            // What it writes to was deleted, as it should be.
            while (begun.getCount() > 0) {
                begun.countDown();
            }
        }
    }
}
