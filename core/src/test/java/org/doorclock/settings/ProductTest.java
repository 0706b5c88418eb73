// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProductTest {

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("\n  <version>" + Product.VERSION + "</version>");
    }
}
