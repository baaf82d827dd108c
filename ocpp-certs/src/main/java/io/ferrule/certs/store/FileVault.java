// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Keys in files: PKCS#8 in an envelope of AES-256-GCM, one file for each key. The default.
 *
 * <p>The name of the station and the generation are bound into the envelope, so that a file cannot take the place of
 * another. A file that is open to others is refused.
 */
public final class FileVault implements KeyVault {

    private static final String SUFFIX = ".key";
    private static final Pattern NAME = Pattern.compile("[1-9][0-9]{0,8}\\.key");
    private static final String CHECK = "check";

    private final Path directory;
    private final Envelope envelope;
    private final SyncedFiles files;
    private final FileModes modes;

    FileVault(Path directory, Envelope envelope, SyncedFiles files, FileModes modes) {
        this.directory = directory;
        this.envelope = envelope;
        this.files = files;
        this.modes = modes;
    }

    /**
     * Opens a vault, or makes one.
     *
     * @param directory where the files are
     * @param master what they are encrypted with; always the same for one directory
     * @param permissions how to look at the modes of the files
     * @param random source of nonces
     * @return the vault
     * @throws IOException if the directory cannot be used, or its keys were encrypted with another master key
     */
    public static FileVault open(Path directory, MasterKey master, Permissions permissions, SecureRandom random)
            throws IOException {
        return open(directory, new Envelope(master, random), new SyncedFiles(SyncedFiles.Steps.silent()), permissions);
    }

    static FileVault open(Path directory, Envelope envelope, SyncedFiles files, Permissions permissions)
            throws IOException {
        files.directory(directory);
        FileModes modes = FileModes.of(permissions);
        modes.check(directory);
        FileVault vault = new FileVault(directory, envelope, files, modes);
        vault.checkMaster();
        return vault;
    }

    /** A wrong master key is found out before the first new key makes a second kind of files. */
    private void checkMaster() throws IOException {
        Path check = directory.resolve(CHECK);
        if (!Files.exists(check)) {
            files.write(check, seal(CHECK, CHECK.getBytes(StandardCharsets.US_ASCII)));
            return;
        }
        try {
            envelope.open(CHECK, Files.readAllBytes(check));
        } catch (GeneralSecurityException e) {
            throw new StoreException(directory + " was made with another master key; give the right one", e);
        }
    }

    @Override
    public KeyPair generate(KeyName name, KeyType type) throws IOException {
        try {
            KeyPair pair = type.generate();
            keep(name, pair);
            return pair;
        } catch (GeneralSecurityException e) {
            throw new StoreException("no " + type.word() + " key can be made", e);
        }
    }

    @Override
    public void keep(KeyName name, KeyPair pair) throws IOException {
        Path file = file(name);
        files.directory(station(name.station()));
        files.write(file, seal(label(name), pair.getPrivate().getEncoded()));
    }

    @Override
    public Optional<PrivateKey> find(KeyName name, PublicKey publicKey) throws IOException {
        Path file = file(name);
        try {
            modes.check(file);
            byte[] pkcs8 = envelope.open(label(name), Files.readAllBytes(file));
            return Optional.of(
                    KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new StoreException(file + " is damaged, or was made with another master key", e);
        }
    }

    @Override
    public void destroy(KeyName name) throws IOException {
        files.delete(file(name));
    }

    @Override
    public Set<Integer> generations(String station) throws IOException {
        Set<Integer> generations = new TreeSet<>();
        for (String name : files.list(station(station))) {
            if (NAME.matcher(name).matches()) {
                generations.add(Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())));
            }
        }
        return generations;
    }

    private byte[] seal(String label, byte[] secret) throws IOException {
        try {
            return envelope.seal(label, secret);
        } catch (GeneralSecurityException e) {
            throw new StoreException("the Java runtime cannot encrypt with AES-GCM", e);
        }
    }

    private Path station(String station) {
        return directory.resolve(FileNames.of(station));
    }

    private Path file(KeyName name) {
        return station(name.station()).resolve(name.generation() + SUFFIX);
    }

    private static String label(KeyName name) {
        return name.generation() + " " + name.station();
    }
}
