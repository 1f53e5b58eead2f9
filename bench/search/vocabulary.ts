/** Technology words as people name images after them, the most frequent first: Zipf's law gives each its share. */
export const HEAD_WORDS: readonly string[] =
  'app node nginx python api server web test docker demo redis java mysql postgres backend frontend service php ubuntu alpine mongo go spring client base jenkins react build image ml data worker admin kafka proxy jupyter gateway cli hello wordpress bot tomcat site runner agent vue elasticsearch monitor rabbitmq auth user kubernetes cron grafana prometheus dev prod blog tools ci database scraper airflow django flask spark angular search storage sync cache queue operator exporter controller manager ingress scheduler dashboard portal shop cart order payment mail chat game stream video photo file backup ftp vpn ssh dns ldap git maven gradle npm yarn rust ruby rails perl haskell scala kotlin swift dotnet elixir erlang lua julia torch tensorflow cuda opencv pandas spark-master hadoop hive hbase zookeeper etcd consul vault nomad traefik caddy haproxy envoy istio linkerd memcached mariadb cassandra couchdb neo4j influxdb clickhouse minio keycloak gitlab gitea sonarqube nexus registry harbor portainer nextcloud matomo ghost drupal joomla magento odoo moodle mattermost rocket openvpn wireguard pihole unbound bind squid varnish selenium chrome firefox puppeteer playwright ffmpeg imagemagick pandoc latex'.split(
    /[ -]+/,
  );

/** What names are made with around another word. */
export const AFFIXES: readonly string[] =
  'my app api server web test demo service backend frontend client worker base image docker v2 dev prod example sample custom alpine arm64 build ui db cron proxy tools runner exporter operator'.split(
    ' ',
  );

/** Official images of the generated catalogue: a name and the category it is in. */
export const OFFICIAL_NAMES: readonly string[] =
  'nginx redis postgres mysql node python httpd mongo ubuntu alpine rabbitmq traefik mariadb golang openjdk debian php ruby wordpress memcached busybox docker registry influxdb elasticsearch consul tomcat haproxy kibana sonarqube vault cassandra ghost centos nextcloud caddy gradle maven fedora rust perl neo4j drupal eclipse-temurin zookeeper telegraf couchdb joomla kong solr nats buildpack-deps swift storm amazoncorretto flink bash erlang elixir composer matomo groovy adminer chronograf logstash teamspeak varnish couchbase odoo redmine haskell percona jruby rethinkdb julia mongo-express photon crate spiped arangodb yourls gcc friendica monica clojure oraclelinux rockylinux almalinux archlinux phpmyadmin mediawiki xwiki unit hylang pypy r-base rocket-chat orientdb aerospike dart eggdrop emqx ibmjava hitch irssi jetty kapacitor lightstreamer liquibase mageia neurodebian open-liberty plone postfixadmin rakudo-star sapmachine satosa silverpeas sl swipl tomee websphere-liberty znc zulu backdrop bonita cirros clearlinux clefos convertigo express-gateway fluentd geonetwork gazebo hipache hello-world influx-cli jobber known kaazing-gateway krakend notary nuxeo ros scratch spark thrift alt euleros opensuse ceylon celery'.split(
    ' ',
  );

export const CHINESE_WORDS: readonly string[] =
  '数据库 高性能 网页 服务器 反向代理 消息队列 缓存 监控 日志 容器 镜像 开源 分布式 存储 管理 系统 平台 工具 部署 测试 开发 环境 应用 接口 网关 认证服务 搜索引擎 机器学习 深度学习 可视化 博客 论坛 商城 支付 用户 权限 定时 任务 调度 爬虫 微服务 注册中心 配置中心 前端 后端 安全 扫描 备份 同步 文件'.split(
    ' ',
  );

const SYLLABLES =
  'ba be bi bo bu ca co da de di do du fa fe fi fo ga ge go ha he hi ho ja jo ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we xa xi ya yo za ze zi zo'.split(
    ' ',
  );

/** The n-th word that nobody uses: pronounceable, two to five syllables, the frequent ones short. */
export function rareWord(n: number): string {
  let rest = n + SYLLABLES.length;
  let word = '';
  while (rest > 0) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}
