// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

/** The forms of a case's page. */
enum CaseForm {
    UNDO,
    ADD,
    CLOSE,
    IDENTITY
}
