// SPDX-License-Identifier: Apache-2.0
/** Permission: who may command what. */
package io.ferrule.policy;
