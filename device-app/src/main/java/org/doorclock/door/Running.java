// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

/** A program that goes on until it is closed. */
interface Running extends AutoCloseable {

    /** Of the page that it shows. */
    String url();

    @Override
    void close();
}
