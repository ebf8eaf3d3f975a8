// The municipality's own sign-in: a real OpenID provider on loopback, whose people and groups the test decides.
import http from 'node:http';
import net from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = 'brotsak', SECRET = 'oppdikta loyndom: %+&';

/** A port of loopback that nobody has just now. */
export async function freePort() {
  const server = net.createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** `people`: name → { email, groups, acr }; what changes in it holds from the next sign-in. Gives { issuer, asked, close() }. */
export async function openProvider(house, people) {
  const port = await freePort(), issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: CLIENT,
      client_secret: SECRET,
      redirect_uris: [`${house}/sign-in/provider/answer`],
      post_logout_redirect_uris: [`${house}/sign-in`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    pkce: { required: () => true },
    acrValues: ['hog'],
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'], profile: ['groups'] },
    // The word that the code is changed for carries everything: nobody is asked once more.
    conformIdTokenClaims: false,
    cookies: { keys: ['oppdikta nøkkel'] },
    ttl: { Grant: 600, Interaction: 600, Session: 600, IdToken: 600, AccessToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    findAccount: (_, name) => people[name] && {
      accountId: name,
      claims: () => ({ sub: `s-${name}`, email: people[name].email, email_verified: true, groups: people[name].groups }),
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ accountId: ctx.oidc.session.accountId, clientId: ctx.oidc.client.clientId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const asked = [], usual = provider.callback();
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, issuer);
    if (!url.pathname.startsWith('/who/')) {
      if (url.pathname === '/auth') asked.push(Object.fromEntries(url.searchParams));
      return usual(request, response);
    }
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end('<!doctype html><html lang="nn"><meta charset="utf-8"><title>Kommunen si innlogging</title><h1>Kven er du?</h1><form method="post"><label>Namn <input name="who" autofocus></label> <button>Det er meg</button> <button name="no" value="1">Avbryt</button></form>');
    }
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body), who = form.get('who');
    const result = form.get('no') || !people[who]
      ? { error: 'access_denied', error_description: 'oppdikta' }
      : { login: { accountId: who, acr: people[who].acr, amr: ['pwd', 'otp'], remember: true } };
    return provider.interactionFinished(request, response, result);
  });
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { issuer, asked, close };
}
