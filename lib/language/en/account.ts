/** Words of signing in, and of the pages for what is missing. */
export const account = {
  signIn: {
    title: 'Sign in',
    lead: 'Everything public can be read without an account. Sign in to see private repositories you belong to.',
    login: 'User name or e-mail address',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in …',
    wrong: 'The user name or the password is not right. Check both and try again.',
    failed: 'The site could not be reached. Check your connection and try again.',
    needsScript: 'Signing in needs JavaScript. Everything public can be read without it.',
    help: 'No account, or the password is lost? Ask this site’s administrator.',
    already: 'You are signed in as {name}.',
    goOn: 'Go on',
  },
  notFound: {
    title: 'There is nothing at this address',
    text: 'It may be misspelt, it may have moved, or you may not be allowed to see it.',
    search: 'Search all images',
    home: 'Home page',
    signIn: 'Sign in',
    signInText: 'Private repositories show only to their members:',
  },
};

export type AccountMessages = typeof account;
