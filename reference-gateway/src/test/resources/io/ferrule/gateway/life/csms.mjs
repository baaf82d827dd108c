// SPDX-License-Identifier: Apache-2.0
// A CSMS of OCPP 1.6 with the security extension that is its own authority, by the openssl command. It does what it is told, one
// JSON object a line on standard input, and tells what it sees in the same way.
// Usage: node csms.mjs DIRECTORY   where each authority is a directory with ca.cnf and root.pem
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import readline from 'node:readline';
import {WebSocketServer} from 'ws';

const directory = process.argv[2];
const file = (name) => path.join(directory, name);
const read = (name) => fs.readFileSync(file(name));
const tell = (event, facts) => process.stdout.write(JSON.stringify({event, ...facts}) + '\n');
const openssl = (...args) => execFileSync('openssl', args, {cwd: directory, stdio: ['ignore', 'pipe', 'pipe']}).toString();

// What holds for the connections that come, and for requests for certificates.
let front = null;
let only = null;
let issuing = null;
let links = [];
let connections = 0;
let issued = 0;

const results = {
  BootNotification: () => ({status: 'Accepted', interval: 300, currentTime: new Date().toISOString()}),
  Heartbeat: () => ({currentTime: new Date().toISOString()}),
  StatusNotification: () => ({}),
  MeterValues: () => ({}),
  SecurityEventNotification: () => ({}),
  LogStatusNotification: () => ({}),
  SignedFirmwareStatusNotification: () => ({}),
  FirmwareStatusNotification: () => ({}),
  SignCertificate: ({csr}) => ({status: requested(csr) ? 'Accepted' : 'Rejected'}),
};

function requested(csr) {
  const number = ++issued;
  fs.writeFileSync(file(`request-${number}.pem`), csr);
  const verified = openssl('req', '-in', `request-${number}.pem`, '-verify', '-noout', '-subject');
  tell('request', {number, subject: verified.trim().split('\n').pop()});
  if (issuing) setTimeout(() => issue(number, issuing), 50);
  return issuing !== null;
}

function issue(number, {by, seconds}) {
  const end = new Date(Date.now() + seconds * 1000).toISOString().replace(/[-:T]/g, '').replace(/\..*/, 'Z');
  openssl('ca', '-batch', '-notext', '-config', `${by}/ca.cnf`, '-in', `request-${number}.pem`, '-out', `issued-${number}.pem`, '-enddate', end);
  tell('issued', {number, serial: openssl('x509', '-in', `issued-${number}.pem`, '-noout', '-serial').trim().slice(7)});
  send({id: `signed-${number}`, action: 'CertificateSigned', payload: {certificateChain: read(`issued-${number}.pem`).toString()}});
}

function send({id, action, payload}) {
  links.at(-1).send(JSON.stringify([2, id, action, payload]));
}

function heard(connection, text) {
  const [type, id, action, payload] = JSON.parse(text);
  if (type === 2) {
    tell('call', {connection: connection.number, id, action, payload});
    const result = results[action];
    connection.socket.send(JSON.stringify(result ? [3, id, result(payload)] : [4, id, 'NotImplemented', '', {}]));
  } else {
    tell('answer', type === 3 ? {id, payload: action} : {id, error: action});
  }
}

// Whoever is there is recorded before anything is decided.
function upgrade(request, socket, head) {
  const peer = request.socket.getPeerCertificate();
  const shown = Object.keys(peer).length > 0;
  const number = ++connections;
  const taken = only === null || only === peer.serialNumber;
  if (shown) fs.writeFileSync(file(`seen-${number}.pem`), `-----BEGIN CERTIFICATE-----\n${peer.raw.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`);
  tell('upgrade', {
    connection: number,
    path: request.url,
    password: request.headers.authorization ? Buffer.from(request.headers.authorization.slice(6), 'base64').toString() : null,
    certificate: shown ? {cn: peer.subject.CN, o: peer.subject.O, issuer: peer.issuer.CN, serial: peer.serialNumber} : null,
    authorized: request.socket.authorized,
    doubt: request.socket.authorizationError ?? null,
    tls: request.socket.getProtocol(),
    resumed: request.socket.isSessionReused(),
    taken,
  });
  if (!taken) {
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    return;
  }
  web.handleUpgrade(request, socket, head, (link) => {
    links.push(link);
    link.on('message', (text) => heard({number, socket: link}, text));
    link.on('close', (code) => {
      links = links.filter((other) => other !== link);
      tell('close', {connection: number, code});
    });
  });
}

const web = new WebSocketServer({noServer: true, handleProtocols: (offered) => offered.has('ocpp1.6') && 'ocpp1.6'});

const orders = {
  // Demands of TLS for the connections that come.
  demand: ({server, trust, certificates, revocations = [], taking = null, version = null}) => {
    front = https.createServer({
      key: read(`${server}.key`),
      cert: read(`${server}.pem`),
      ca: trust.map(read),
      crl: revocations.map(read),
      requestCert: true,
      rejectUnauthorized: certificates,
      ...(version && {minVersion: version, maxVersion: version}),
    });
    front.on('upgrade', upgrade);
    front.on('tlsClientError', (error, socket) => tell('refused', {reason: socket?.authorizationError ?? error.code ?? error.message}));
    only = taking;
  },
  issue: (how) => (issuing = how.by ? how : null),
  revoke: ({by, number}) => {
    openssl('ca', '-config', `${by}/ca.cnf`, '-revoke', `issued-${number}.pem`);
    openssl('ca', '-config', `${by}/ca.cnf`, '-gencrl', '-crldays', '1', '-out', `${by}/revoked.pem`);
  },
  call: send,
  'hang-up': ({after = 0}) => setTimeout(() => links.forEach((link) => link.terminate()), after * 1000),
};

readline.createInterface({input: process.stdin}).on('line', (line) => {
  const order = JSON.parse(line);
  try {
    orders[order.do](order);
    if (order.do !== 'call') tell('done', {order: order.order});
  } catch (error) {
    tell('failed', {order: order.order, message: String(error.stderr ?? error.stack)});
  }
});

const door = net.createServer((socket) => {
  socket.on('error', () => {});
  front.emit('connection', socket);
});
door.listen(0, '127.0.0.1', () => tell('listening', {port: door.address().port}));
