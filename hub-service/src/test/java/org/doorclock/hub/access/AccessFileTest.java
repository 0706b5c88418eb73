// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessFileTest {

    @TempDir
    private Path folder;

    private AccessFile<String> file() {
        return new AccessFile<>(
                folder,
                "names.json",
                node -> node.path("name").asText(),
                name -> JsonNodeFactory.instance.objectNode().put("name", name));
    }

    private static void add(final AccessFile<String> file, final String name) {
        file.change(names -> {
            names.add(name);
            return names;
        });
    }

    @Test
    void whatOneWritesTheOtherReadsAtOnce() {
        final AccessFile<String> hub = file();
        final AccessFile<String> command = file();
        assertThat(hub.items()).isEmpty();
        for (int i = 0; i < 50; i++) {
            add(command, "name" + i);
            assertThat(hub.items()).hasSize(i + 1).endsWith("name" + i);
        }
        assertThat(hub.items()).as("read anew only when the file is another").isSameAs(hub.items());
    }

    @Test
    void noChangeIsLostHoweverManyChangeAtOnce() {
        final List<AccessFile<String>> files =
                IntStream.range(0, 4).mapToObj(i -> file()).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100).forEach(i -> threads.submit(() -> add(files.get(i % 4), "name" + i)));
        }
        assertThat(file().items()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatIsNoneLetsNobodyInAndIsNotOverwritten() throws IOException {
        final AccessFile<String> file = file();
        add(file, "anna");
        Files.writeString(folder.resolve("names.json"), "{\"items\":[");
        assertThatThrownBy(file::items).isInstanceOf(AccessException.class);
        assertThatThrownBy(() -> add(file, "bert"))
                .isInstanceOfSatisfying(
                        AccessException.class, e -> assertThat(e.line()).contains("names.json"));
        assertThat(Files.readString(folder.resolve("names.json"))).isEqualTo("{\"items\":[");
    }
}
