// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

class MemoryIndexTest extends IndexContract {

    @Override
    DoorIndex empty() {
        return new MemoryIndex();
    }
}
