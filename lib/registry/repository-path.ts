const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

/** The path of a repository in a registry, which need not have two parts (OCI distribution spec 1.1, `<name>`). */
export const isRepositoryPath = (text: string): boolean => text.length <= 255 && PATH.test(text);
